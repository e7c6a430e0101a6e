package naja.server;

import io.javalin.config.MultipartConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Uploads as Jetty parses them: in memory, never in a file.
final class Multipart {
  private Multipart() {}

  /// Limits for the whole request; what one photo may have is the decoder's to say.
  static void configure(MultipartConfig config, ServerSettings settings) {
    config.maxTotalRequestSize(settings.maxBodyBytes(), SizeUnit.BYTES);
    config.maxFileSize(settings.maxBodyBytes(), SizeUnit.BYTES);
    config.maxInMemoryFileSize(Math.toIntExact(settings.maxBodyBytes()), SizeUnit.BYTES);
  }

  /// Every photo may come with a few fields of its own, and the request with its options.
  static int mostParts(ServerSettings settings) {
    return 64 + 4 * settings.maxImages();
  }

  /// The uploaded files by part name.
  ///
  /// @throws Refusal if the body is too large or breaks the rules of multipart
  static Map<String, List<UploadedFile>> files(Context context) {
    try {
      return context.uploadedFileMap();
    } catch (Exception e) {
      throw refusal(e);
    }
  }

  /// The bytes of one file.
  static byte[] bytes(UploadedFile file) {
    try (InputStream content = file.content()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw Refusal.unreadBody(e);
    }
  }

  private static Refusal refusal(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("max length exceeded") || message.contains("exceeds")) {
        return Refusal.tooLarge("the request has more bytes than are accepted");
      }
      if (message.contains("too many")) {
        return Refusal.tooLarge("the request has more parts than are accepted");
      }
      if (cause instanceof TimeoutException) {
        return Refusal.unreadBody(cause);
      }
    }
    return Refusal.badRequest("the body is not well-formed multipart/form-data");
  }
}

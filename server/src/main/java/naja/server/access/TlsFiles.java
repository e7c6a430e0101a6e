package naja.server.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a certificate with its chain and its key from PEM files.
public final class TlsFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private TlsFiles() {}

  /// A key store in memory with the one entry `naja`.
  ///
  /// @param password of the entry
  /// @throws AccessException if the files cannot be read or do not belong together
  public static KeyStore read(Path certificate, Path key, char[] password) {
    Certificate[] chain = chain(certificate);
    PrivateKey privateKey = privateKey(key, chain[0].getPublicKey().getAlgorithm());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("naja", privateKey, password, chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new AccessException(
          "%s and %s cannot be used together: %s".formatted(certificate, key, e.getMessage()), e);
    }
  }

  private static Certificate[] chain(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new AccessException("cannot read certificates from " + file + ": " + e, e);
    }
    throw new AccessException(file + " holds no certificate in PEM form");
  }

  private static PrivateKey privateKey(Path file, String algorithm) {
    try {
      Matcher pem = KEY.matcher(Files.readString(file));
      if (pem.find()) {
        byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      }
    } catch (IOException e) {
      throw new AccessException("cannot read the key file " + file + ": " + e, e);
    } catch (GeneralSecurityException e) {
      throw new AccessException(
          "%s holds no %s key, which the certificate needs".formatted(file, algorithm), e);
    }
    throw new AccessException(
        "%s holds no PRIVATE KEY in PEM form; convert it with: openssl pkcs8 -topk8 -nocrypt"
            .formatted(file));
  }
}

package naja.collection.stored;

import java.util.LinkedHashMap;
import java.util.Map;
import naja.collection.CollectionException;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;

/// Names the encoder inside a file of embeddings, as key-value pairs.
final class EncoderNote {
  private static final String ID = "naja.encoder.id";
  private static final String WEIGHTS = "naja.encoder.weights_sha256";
  private static final String PREPROCESSING = "naja.encoder.preprocessing";
  private static final String OUTPUT = "naja.encoder.output";

  private EncoderNote() {}

  static Map<String, String> of(EncoderFingerprint encoder) {
    Map<String, String> note = new LinkedHashMap<>();
    note.put(ID, encoder.encoderId());
    note.put(WEIGHTS, encoder.weightsSha256());
    note.put(PREPROCESSING, encoder.preprocessingId());
    note.put(OUTPUT, encoder.output());
    return note;
  }

  /// The encoder that a note names; null where there is no note.
  ///
  /// @throws CollectionException if the note is incomplete
  static @Nullable EncoderFingerprint read(Map<String, String> note, int dimension) {
    if (!note.containsKey(ID)) {
      return null;
    }
    return new EncoderFingerprint(
        text(note, ID),
        text(note, WEIGHTS),
        text(note, PREPROCESSING),
        text(note, OUTPUT),
        dimension);
  }

  private static String text(Map<String, String> note, String key) {
    String text = note.get(key);
    if (text == null) {
      throw new CollectionException("the note of the encoder lacks " + key + "; export again");
    }
    return text;
  }
}

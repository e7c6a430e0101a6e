package naja.collection;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A scientific name taken apart: the name itself and who published it.
///
/// `NAJA naja (Linnaeus, 1758)` is *Naja naja*, published by *(Linnaeus, 1758)*. Hybrid signs,
/// infraspecific ranks and open names (`sp.`, `cf.`) survive.
///
/// @param name genus capitalised, epithets in lower case, single spaces, no authorship
/// @param authorship as written; empty where there is none
public record ScientificName(String name, String authorship) {
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\p{Z}\\u200B\\u2060\\uFEFF]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD = Pattern.compile("\\p{L}+(-\\p{L}+)*");
  private static final Set<String> RANKS =
      Set.of(
          "subsp.",
          "ssp.",
          "var.",
          "subvar.",
          "f.",
          "forma",
          "fo.",
          "subf.",
          "morph",
          "nothosubsp.",
          "nothovar.");
  private static final Set<String> QUALIFIERS = Set.of("cf.", "aff.", "nr.");
  private static final Set<String> OPEN = Set.of("sp.", "spp.", "indet.");
  private static final Set<String> PARTICLES =
      Set.of(
          "and", "da", "de", "del", "den", "der", "des", "di", "dos", "du", "emend", "et", "ex",
          "fil", "in", "la", "le", "non", "van", "von", "zu", "sensu", "auct");
  private static final String HYBRID = "×";

  /// Takes a name apart; empty where the text is not of the form of one: at least a genus and an
  /// epithet.
  public static Optional<ScientificName> parse(String text) {
    String clean = clean(text);
    String spaced = clean.contains(" ") ? clean : clean.replace('_', ' ');
    return new Words(spaced).name();
  }

  /// The name without authorship; a text that is no scientific name only with its blanks tidied.
  public static String normalize(String text) {
    return parse(text).map(ScientificName::name).orElseGet(() -> clean(text));
  }

  /// The genus of a name, where it is one.
  static Optional<String> genus(String text) {
    return parse(text)
        .map(name -> {
          String plain = name.name().startsWith(HYBRID) ? name.name().substring(2) : name.name();
          return plain.substring(0, plain.indexOf(' '));
        });
  }

  /// What two spellings of one name have in common.
  static String key(String text) {
    return normalize(text).toLowerCase(Locale.ROOT);
  }

  private static String clean(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return BLANKS.matcher(composed).replaceAll(" ").strip();
  }

  /// The words of one name, read from left to right.
  private static final class Words {
    private final List<String> words;
    private final boolean shouted;
    private final List<String> name = new ArrayList<>();
    private int next;

    Words(String text) {
      this.words = List.of(text.replace(HYBRID, " × ").strip().split(" +"));
      this.shouted = words.getFirst().length() > 1 && isUpper(words.getFirst());
    }

    Optional<ScientificName> name() {
      if (!genus() || !species()) {
        return Optional.empty();
      }
      int authors = next;
      while (next < words.size() && infraspecific()) {
        authors = next;
      }
      String authorship = String.join(" ", words.subList(authors, words.size()));
      return Optional.of(new ScientificName(String.join(" ", name), authorship));
    }

    private boolean genus() {
      hybrid();
      if (next >= words.size() || !isWord(next)) {
        return false;
      }
      name.add(capitalized(words.get(next++)));
      return true;
    }

    private boolean species() {
      if (next >= words.size()) {
        return false;
      }
      if (OPEN.contains(words.get(next))) {
        name.addAll(words.subList(next, words.size()));
        next = words.size();
        return true;
      }
      hybrid();
      if (next < words.size() && QUALIFIERS.contains(words.get(next))) {
        name.add(words.get(next++));
      }
      return epithet(words.size() == next + 1 || isLower(next) || shouted);
    }

    /// A further epithet, with or without a rank, or the other parent of a hybrid; authors between
    /// them are passed over. False where nothing but authorship follows.
    private boolean infraspecific() {
      for (int i = next; i < words.size(); i++) {
        String word = words.get(i).toLowerCase(Locale.ROOT);
        boolean first = i == next;
        if (word.equals(HYBRID) || (first && word.equals("x"))) {
          next = i + 1;
          return otherParent();
        }
        if (RANKS.contains(word) && isEpithet(i + 1)) {
          name.add(word.equals("ssp.") ? "subsp." : word);
          next = i + 1;
          return epithet(true);
        }
        if (first && name.size() < 3 && isEpithet(i)) {
          return epithet(true);
        }
      }
      return false;
    }

    private boolean otherParent() {
      name.add(HYBRID);
      if (next < words.size() && isWord(next) && !isLower(next) && !shouted) {
        name.add(words.get(next++));
      }
      return epithet(true);
    }

    private void hybrid() {
      if (next + 1 < words.size()
          && (words.get(next).equals(HYBRID) || words.get(next).equalsIgnoreCase("x"))) {
        name.add(HYBRID);
        next++;
      }
    }

    private boolean epithet(boolean allowed) {
      if (!allowed || next >= words.size() || !isWord(next)) {
        return false;
      }
      name.add(words.get(next++).toLowerCase(Locale.ROOT));
      return true;
    }

    private boolean isEpithet(int index) {
      return index < words.size()
          && isWord(index)
          && words.get(index).length() > 2
          && (isLower(index) || (shouted && isUpper(words.get(index))))
          && !PARTICLES.contains(words.get(index).toLowerCase(Locale.ROOT));
    }

    private boolean isWord(int index) {
      return WORD.matcher(words.get(index)).matches();
    }

    private boolean isLower(int index) {
      return index < words.size() && Character.isLowerCase(words.get(index).codePointAt(0));
    }

    private static boolean isUpper(String word) {
      return word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static String capitalized(String word) {
      return word.substring(0, 1).toUpperCase(Locale.ROOT)
          + word.substring(1).toLowerCase(Locale.ROOT);
    }
  }
}

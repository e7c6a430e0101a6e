package naja.eval.dataset;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/// The order of taxon ids in which classes are numbered and ties are settled: whole numbers by
/// value, then everything else by text.
///
/// The public evaluation code numbers classes by ascending `class_id`, where 87 comes before 1008.
public final class TaxonOrder {
  /// Compares two taxon ids.
  public static final Comparator<String> ASCENDING = TaxonOrder::compare;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");

  private TaxonOrder() {}

  private static int compare(String a, String b) {
    boolean aIsNumber = isNumber(a);
    boolean bIsNumber = isNumber(b);
    if (aIsNumber != bIsNumber) {
      return aIsNumber ? -1 : 1;
    }
    int byValue = aIsNumber ? new BigInteger(a).compareTo(new BigInteger(b)) : 0;
    return byValue == 0 ? a.compareTo(b) : byValue;
  }

  private static boolean isNumber(String id) {
    return WHOLE_NUMBER.matcher(id).matches();
  }
}

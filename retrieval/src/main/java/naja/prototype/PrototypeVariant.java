package naja.prototype;

import java.util.Locale;

/// How class prototypes are built; every published number belongs to one of these.
///
/// With x a raw embedding and l2n(x) = x / max(‖x‖₂, 1e-12), the prototype of a taxon is the mean
/// of f(x) over its photos, and a query q scores cosine(f(q), prototype).
public enum PrototypeVariant {
  /// f(x) = x: the default, as in the prototype baseline published with BioCLIP comparisons.
  RAW_MEAN,
  /// f(x) = l2n(x): the L2N features of SimpleShot, scored by cosine.
  L2N,
  /// f(x) = l2n(x − m): the CL2N features of SimpleShot, scored by cosine; the centre m is the mean
  /// raw embedding of all the reference photos that are not left out.
  CL2N;

  /// The name used in settings, reports and the API: raw-mean, l2n, cl2n.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package naja.server.api;

import naja.calibration.StoredEvaluation.Share;

/// A measured share with its 95 % interval, all from 0 to 1.
public record MeasuredShare(double value, double low, double high) {
  static MeasuredShare of(Share share) {
    return new MeasuredShare(share.value(), share.low(), share.high());
  }
}

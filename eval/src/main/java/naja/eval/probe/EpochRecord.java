package naja.eval.probe;

import org.jspecify.annotations.Nullable;

/// One point of a training's curves.
///
/// @param epoch from 1
/// @param learningRate at the epoch's first step
/// @param loss mean training loss over the epoch, each batch before its own step
/// @param accuracy share of training rows named rightly, each batch before its own step
/// @param validationLoss after the epoch; null without a validation part
/// @param validationAccuracy after the epoch; null without a validation part
public record EpochRecord(
    int epoch,
    double learningRate,
    double loss,
    double accuracy,
    @Nullable Double validationLoss,
    @Nullable Double validationAccuracy) {}

package naja.indexer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Seconds spent in each stage, summed over threads: with two workers they add up to twice the time
/// that passed.
///
/// @param wall time that passed, waiting included
/// @param cpu processor time of the threads that run the stage
public record StageTimes(Map<Stage, Double> wall, Map<Stage, Double> cpu) {
  public StageTimes {
    wall = complete(wall);
    cpu = complete(cpu);
  }

  /// The sum of two accounts.
  public StageTimes plus(StageTimes other) {
    Map<Stage, Double> bothWall = new EnumMap<>(wall);
    Map<Stage, Double> bothCpu = new EnumMap<>(cpu);
    other.wall.forEach((stage, seconds) -> bothWall.merge(stage, seconds, Double::sum));
    other.cpu.forEach((stage, seconds) -> bothCpu.merge(stage, seconds, Double::sum));
    return new StageTimes(bothWall, bothCpu);
  }

  /// The part of all the time that passed in each stage, 0 to 1; all zero where none passed.
  Map<Stage, Double> shares() {
    double all = wall.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<Stage, Double> shares = new EnumMap<>(Stage.class);
    wall.forEach((stage, seconds) -> shares.put(stage, all > 0 ? seconds / all : 0));
    return shares;
  }

  static StageTimes none() {
    return new StageTimes(Map.of(), Map.of());
  }

  /// Seconds by the stages' codes, rounded to milliseconds.
  static Map<String, Double> byCode(Map<Stage, Double> seconds) {
    Map<String, Double> byCode = new LinkedHashMap<>();
    seconds.forEach((stage, value) -> byCode.put(stage.code(), Math.round(value * 1e3) / 1e3));
    return byCode;
  }

  private static Map<Stage, Double> complete(Map<Stage, Double> seconds) {
    Map<Stage, Double> complete = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      complete.put(stage, seconds.getOrDefault(stage, 0.0));
    }
    return Collections.unmodifiableMap(complete);
  }
}

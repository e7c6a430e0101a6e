package naja.eval.protocol;

/// How neighbours vote for their classes. The most votes win; a tie that the rule leaves goes to
/// the class that comes first in the ClassIndex.
public sealed interface Vote {
  /// The votes of every class.
  ///
  /// @param columns the class of each neighbour, nearest first, of which the first `k` vote
  /// @param similarities their cosines
  /// @param classes how many classes there are
  double[] of(int[] columns, double[] similarities, int k, int classes);

  /// One neighbour, one vote, as scikit-learn's uniform `KNeighborsClassifier` counts.
  ///
  /// @param tie who wins among classes with the same number of votes
  record Majority(Tie tie) implements Vote {
    @Override
    public double[] of(int[] columns, double[] similarities, int k, int classes) {
      double[] votes = new double[classes];
      for (int rank = 0; rank < k; rank++) {
        votes[columns[rank]]++;
      }
      double[] bonus = tie.bonus(columns, similarities, k, classes);
      for (int column = 0; column < classes; column++) {
        votes[column] += bonus[column];
      }
      return votes;
    }
  }

  /// exp(similarity / temperature) per neighbour, divided by the sum that the scale names.
  record Weighted(double temperature, Scale scale) implements Vote {
    /// Checks the temperature.
    public Weighted {
      if (!(temperature > 0)) {
        throw new IllegalArgumentException(
            "temperature must be greater than 0, got " + temperature);
      }
    }

    @Override
    public double[] of(int[] columns, double[] similarities, int k, int classes) {
      double[] votes = new double[classes];
      for (int rank = 0; rank < k; rank++) {
        votes[columns[rank]] += Math.exp(similarities[rank] / temperature);
      }
      double sum = scale.sum(similarities, k, temperature);
      for (int column = 0; column < classes; column++) {
        votes[column] /= sum;
      }
      return votes;
    }
  }

  /// Who wins a majority vote that is tied.
  enum Tie {
    /// The class that comes first.
    LOWEST_CLASS_INDEX {
      @Override
      double[] bonus(int[] columns, double[] similarities, int k, int classes) {
        return new double[classes];
      }
    },
    /// The class of the nearest neighbour among the tied classes.
    NEAREST_FIRST {
      @Override
      double[] bonus(int[] columns, double[] similarities, int k, int classes) {
        double[] bonus = new double[classes];
        for (int rank = k - 1; rank >= 0; rank--) {
          bonus[columns[rank]] = BELOW_ONE * (k - rank) / k;
        }
        return bonus;
      }
    },
    /// The class whose neighbours have the greatest sum of similarities.
    SIMILARITY_SUM {
      @Override
      double[] bonus(int[] columns, double[] similarities, int k, int classes) {
        double[] bonus = new double[classes];
        for (int rank = 0; rank < k; rank++) {
          bonus[columns[rank]] += BELOW_ONE * similarities[rank] / (k + 1);
        }
        return bonus;
      }
    };

    private static final double BELOW_ONE = 0.49;

    /// Less than half a vote per class, which decides ties and nothing else.
    abstract double[] bonus(int[] columns, double[] similarities, int k, int classes);
  }

  /// What weighted votes are divided by: it changes the numbers, never the winner.
  enum Scale {
    /// Nothing, as DINO's `eval_knn.py`.
    DINO {
      @Override
      double sum(double[] similarities, int k, double temperature) {
        return 1;
      }
    },
    /// The weights of all neighbours that were fetched, also those that do not vote, as DINOv2's
    /// `knn.py`.
    DINOV2 {
      @Override
      double sum(double[] similarities, int k, double temperature) {
        return weights(similarities, similarities.length, temperature);
      }
    },
    /// The weights of the neighbours that vote, as birder's `knn.py`: the votes sum to 1.
    BIRDER {
      @Override
      double sum(double[] similarities, int k, double temperature) {
        return weights(similarities, k, temperature);
      }
    };

    abstract double sum(double[] similarities, int k, double temperature);

    private static double weights(double[] similarities, int k, double temperature) {
      double sum = 0;
      for (int rank = 0; rank < k; rank++) {
        sum += Math.exp(similarities[rank] / temperature);
      }
      return sum;
    }
  }
}

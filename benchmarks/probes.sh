#!/usr/bin/env bash
# Trains logistic regression and the Adam probe on a seeded collection, and the same in scikit-learn
# and PyTorch where PYTHON has both. Arguments: FOLDER [ROWS [CLASSES [EPOCHS [SEED]]]]; the heap is HEAP,
# 4g by default. scikit-learn ends by the greatest derivative of the mean loss: SCIKIT_TOLERANCE, 2e-6 by
# default, which brings it to about the same gradient norm; the norm is printed.
#   benchmarks/probes.sh /tmp/probes 100000 1000 50
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?"name a folder for the collection"}
rows=${2:-100000}
classes=${3:-1000}
epochs=${4:-50}
seed=${5:-20261121}
python=${PYTHON:-python3}

./mvnw -q -B -Dquick -Pbenchmarks package
java=${JAVA_HOME:?"point JAVA_HOME to a JDK of version 25 or newer"}/bin/java
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), heap ${HEAP:-4g}"
"$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED "-Xmx${HEAP:-4g}" \
  -cp cli/target/naja.jar:benchmarks/target/naja-benchmarks-0.1.0.jar naja.benchmark.ProbeBenchmark \
  "$folder" "$rows" "$classes" "$epochs" "$seed"
if "$python" -c 'import sklearn, torch' 2>/dev/null; then
  "$python" benchmarks/probes.py "$folder" "$epochs" "${SCIKIT_TOLERANCE:-2e-6}"
else
  echo "$python has no scikit-learn and PyTorch: name one that has with PYTHON=..."
fi
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"

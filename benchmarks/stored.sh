#!/usr/bin/env bash
# Makes a seeded collection of embeddings, indexes it and measures wall time, processor time, peak
# memory, disk and recall. Arguments: FOLDER [PHOTOS [QUERIES [SEED]]]; the heap is HEAP, 3g by default.
#   benchmarks/stored.sh /tmp/stored 182261
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?"name a folder for the collection and the gallery"}
photos=${2:-182261}
queries=${3:-500}
seed=${4:-20261121}
heap=${HEAP:-3g}

./mvnw -q -B -Dquick -Pbenchmarks package
flags=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED "-Xmx$heap")
classes=cli/target/naja.jar:benchmarks/target/naja-benchmarks-0.1.0.jar
java=${JAVA_HOME:?"point JAVA_HOME to a JDK of version 25 or newer"}/bin/java
benchmark=("$java" "${flags[@]}" -cp "$classes" naja.benchmark.StoredBenchmark)

[ -f "$folder/queries.npy" ] || "${benchmark[@]}" generate "$folder" "$photos" "$queries" "$seed"
rm -rf "$folder/gallery"
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), heap $heap"
/usr/bin/time -f "wall %e s, CPU %U + %S s, peak resident %M KiB" \
  "$java" "${flags[@]}" -jar cli/target/naja.jar index --embeddings "$folder/e.npy" \
  --taxa "$folder/species.csv" --encoder-id synthetic --gallery "$folder/gallery"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
du -sh "$folder/gallery"
"$java" "${flags[@]}" -jar cli/target/naja.jar gallery check "$folder/gallery"
"${benchmark[@]}" recall "$folder" "$folder/gallery"

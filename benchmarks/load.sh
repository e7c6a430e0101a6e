#!/usr/bin/env bash
# Asks a service over loopback HTTP with 1, 2 and 8 clients, each question as soon as the last one is
# answered: search and identification by embedding, and, where photos are named, by photo with the
# built-in encoder, and then what the service adds to the work of an answer (overhead p50, p95).
# Every line is measured for SECONDS (10) after as long a warm-up. Service and clients share the machine.
# Arguments: FOLDER [PHOTOS [SECONDS]]; FOLDER is that of
# stored.sh, which makes its gallery.
#   benchmarks/stored.sh /tmp/stored 182261 && benchmarks/load.sh /tmp/stored my-photos
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?"name the folder that stored.sh has filled"}
photos=${2:-}
seconds=${3:-10}

./mvnw -q -B -Dquick -Pbenchmarks package
java=${JAVA_HOME:?"point JAVA_HOME to a JDK of version 25 or newer"}/bin/java
flags=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED "-Xmx${HEAP:-2g}")
classes=cli/target/naja.jar:benchmarks/target/naja-benchmarks-0.1.0.jar
load=("$java" "${flags[@]}" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$classes"
  naja.benchmark.LoadBenchmark)

echo "$(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg)"
"${load[@]}" embeddings "$folder/gallery" "$folder/queries.npy" "$seconds"
if [ -n "$photos" ]; then
  gallery=$(mktemp -d)
  trap 'rm -rf "$gallery"' EXIT
  "$java" "${flags[@]}" -jar cli/target/naja.jar index --images "$photos" --encoder builtin \
    --gallery "$gallery"
  "${load[@]}" photos "$gallery" "$photos" "$seconds"
fi
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"

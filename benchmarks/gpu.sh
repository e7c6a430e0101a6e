#!/usr/bin/env bash
# Measures Naja on a CUDA machine: where each graph node ran, photos per second from files and of
# the encoder alone, GPU memory over time, and whether CUDA and CPU agree.
#
#   gpu.sh                                         inside a folder made by gpu-bundle.sh
#   gpu.sh --naja CMD --encoder DIR --tensor NAME --photos DIR     anywhere
#   options: --device cuda|cuda:N|cpu (default cuda)   --count N photos (default 1360)
#            --workers N (default: cores)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
naja='' encoder="$here/encoder" photos="$here/photos" device=cuda count=1360 workers=$(nproc)
tensor=$(cat "$here/tensor" 2>/dev/null || true)
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || { echo "gpu.sh: $1 needs a value" >&2; exit 2; }
  case $1 in
    --naja) naja=$2 ;; --encoder) encoder=$2 ;; --tensor) tensor=$2 ;; --photos) photos=$2 ;;
    --device) device=$2 ;; --count) count=$2 ;; --workers) workers=$2 ;;
    *) echo "gpu.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift 2
done

if [ -z "$naja" ]; then
  export NAJA_HOME=${NAJA_HOME:-$here/home}
  naja="$here/java/bin/java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED
    -Djava.awt.headless=true -XX:+UseParallelGC -jar $here/naja.jar"
fi
export NAJA_INDEX_WORKERS=$workers
# shellcheck disable=SC2086 # a command with its options
run() { echo "\$ naja $*"; $naja "$@" 2>&1 | grep -v 'incubator modules'; }

work=$(mktemp -d)
sampler=''
finish() {
  [ -z "$sampler" ] || kill "$sampler" 2>/dev/null || true
  rm -r "$work"
}
trap finish EXIT

# GPU memory and use, every half second, in CSV.
sample() {
  nvidia-smi --query-gpu=timestamp,memory.used,utilization.gpu --format=csv,noheader,nounits \
    --loop-ms=500 >"$work/memory.csv" &
  sampler=$!
}

failed=0
step() { echo; echo "== $1"; shift; "$@" || { failed=1; echo "!! exit code $?"; }; }

memory() {
  echo "seconds  MiB used  % busy"
  awk -F', *' 'NR % 10 == 1 { printf "%7.1f  %8s  %6s\n", (NR - 1) / 2, $2, $3 }
    $2 > most { most = $2 } END { printf "most: %s MiB in %d samples\n", most, NR }' "$work/memory.csv"
}

echo "$(date -u +%FT%TZ) $(uname -sm), $workers workers, device $device"
if command -v nvidia-smi >/dev/null; then
  nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader
  sample
else
  echo "no nvidia-smi here: GPU memory is not sampled"
fi

run encoders add "$encoder" --id bench ${tensor:+--tensor "$tensor"} >"$work/add" || {
  cat "$work/add"
  exit 1
}
[ "$device" = cpu ] || step "what is there" run gpu status --device "$device"
step "provider per graph node" run encoders verify bench --device "$device"
step "photos per second, from files and of the encoder alone" \
  run bench embed --images "$photos" --encoder bench --device "$device" --photos "$count"
step "agreement with the CPU (fp32, use_tf32=0)" \
  run gpu parity --images "$photos" --encoder bench --device "$device" --photos "$count"
if [ -n "$sampler" ]; then
  step "GPU memory over time" memory
fi
exit "$failed"

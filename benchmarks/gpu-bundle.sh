#!/usr/bin/env bash
# Makes one folder that runs Naja on a bare x86-64 Linux machine with a GPU and without Java or
# network: a trimmed Java runtime, naja.jar, ONNX Runtime's GPU build, CUDA libraries, an encoder,
# photos and benchmarks/gpu.sh. Cuts it into pieces and joins them again.
#
#   gpu-bundle.sh make --jar naja.jar --encoder DIR --tensor NAME --photos DIR --into DIR \
#       [--gpu-jar onnxruntime_gpu.jar] [--cuda DIR]   DIR: libcudart.so.12 and the others
#   gpu-bundle.sh split FOLDER PIECES [MIB]            pieces of at most MIB (default 60) MiB
#   gpu-bundle.sh join PIECES INTO                     checks the sum and unpacks into INTO
set -euo pipefail

# What Naja calls of the JDK, by module: HTTP, logging, images, the vector kernels, zip, crypto.
readonly MODULES=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.incubator.vector,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs
readonly PIECE=bundle.tar.gz

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
die() { printf 'gpu-bundle: %s\n' "$*" >&2; exit 1; }

make_bundle() {
  local jar='' encoder='' tensor='' photos='' into='' gpu_jar='' cuda=''
  while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || die "$1 needs a value"
    case $1 in
      --jar) jar=$2 ;; --encoder) encoder=$2 ;; --tensor) tensor=$2 ;; --photos) photos=$2 ;;
      --into) into=$2 ;; --gpu-jar) gpu_jar=$2 ;; --cuda) cuda=$2 ;;
      *) die "unknown option $1" ;;
    esac
    shift 2
  done
  [ -f "$jar" ] || die "--jar: no file '$jar'"
  [ -d "$encoder" ] || die "--encoder: no folder '$encoder'"
  [ -d "$photos" ] || die "--photos: no folder '$photos'"
  [ -n "$into" ] && [ ! -e "$into" ] || die "--into takes a new folder, got '$into'"
  [ -x "${JAVA_HOME:-}/bin/jlink" ] || die "JAVA_HOME must name a JDK 25 or newer"
  mkdir -p "$into"
  "$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages \
    --output "$into/java"
  cp "$jar" "$into/naja.jar"
  cp -rL "$encoder" "$into/encoder"
  cp -rL "$photos" "$into/photos"
  cp "$here/gpu.sh" "$into/"
  printf '%s\n' "$tensor" >"$into/tensor"
  if [ -n "$gpu_jar" ]; then
    NAJA_HOME="$into/home" "$into/java/bin/java" --enable-native-access=ALL-UNNAMED \
      -Djava.awt.headless=true -jar "$into/naja.jar" gpu install --from "$gpu_jar" >&2
  fi
  if [ -n "$cuda" ]; then
    mkdir -p "$into/home/gpu/cuda"
    cp -L "$cuda"/*.so.* "$into/home/gpu/cuda/"
  fi
  du -sh "$into" >&2
}

split_bundle() {
  local folder=$1 pieces=$2 mib=${3:-60}
  [ -d "$folder" ] || die "no folder '$folder'"
  mkdir -p "$pieces"
  tar -C "$folder" -cf - . | gzip -6 | split -b "${mib}m" -d -a 3 - "$pieces/$PIECE."
  (cd "$pieces" && sha256sum "$PIECE".* >SHA256SUMS)
  ls -l "$pieces" >&2
}

join_bundle() {
  local pieces=$1 into=$2
  (cd "$pieces" && sha256sum --quiet --check SHA256SUMS) || die "a piece is missing or spoilt"
  mkdir -p "$into"
  cat "$pieces/$PIECE".* | gzip -d | tar -C "$into" -xf -
  echo "run: $into/gpu.sh" >&2
}

case ${1:-} in
  make) shift; make_bundle "$@" ;;
  split) [ $# -ge 3 ] || die "split FOLDER PIECES [MIB]"; shift; split_bundle "$@" ;;
  join) [ $# -eq 3 ] || die "join PIECES INTO"; shift; join_bundle "$@" ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac

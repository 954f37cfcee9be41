#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the native images of the inference tool and of the command line with its service, and tries them:
# native/image.sh [MARCH]
#
# GRAALVM_HOME names a GraalVM for JDK 25. MARCH is the machine to build for (default: native, this one).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
if [[ -z ${GRAALVM_HOME:-} ]]; then
    echo "native image: skipped, unverified (GRAALVM_HOME is not set)"
    exit 0
fi
[[ -x $GRAALVM_HOME/bin/native-image ]] || { echo "native image: no $GRAALVM_HOME/bin/native-image" >&2; exit 2; }

cd "$here/.."
maven=mvn
command -v mvn >/dev/null || maven=./mvnw
JAVA_HOME=$GRAALVM_HOME "$maven" -B -Pnative -pl native/sample -am -Dmaven.test.skip=true \
    "-Dgatun.image.march=${1:-native}" package

images=$here/sample/target
work=$(mktemp -d)
server=
finish() {
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "native image: FAILED: $*" >&2
    exit 1
}

"$images/gatun-infer" --backends | tee "$work/backends"
grep -q '^simd: used$' "$work/backends" || fail "the vector kernels are not used"
"$images/gatun-infer" --write-sample "$work"
"$images/gatun-infer" "$work/model.onnx" "$work/x.npy" >"$work/image.txt"
classes=$(find "$here/../api/target" "$here/sample/target" -maxdepth 1 -name classes -printf '%p:')
"$GRAALVM_HOME/bin/java" -cp "$classes" dev.gatun.sample.Infer "$work/model.onnx" "$work/x.npy" >"$work/jvm.txt"
diff "$work/jvm.txt" "$work/image.txt" || fail "image and JVM differ"

"$images/gatun" --version
"$images/gatun" info
"$images/gatun" serve --model "$work/model.onnx" --dim rows=1 --port 18080 >"$work/serve.txt" 2>&1 &
server=$!
for _ in {1..100}; do
    curl -sf "http://127.0.0.1:18080/healthz" >/dev/null && break
    sleep 0.1
done
curl -sf "http://127.0.0.1:18080/healthz" >/dev/null || { cat "$work/serve.txt" >&2; fail "the service is not up"; }
row=$(seq -s, 64)
curl -sf -H 'Content-Type: application/json' -d "{\"inputs\": {\"x\": [[$row]]}}" "http://127.0.0.1:18080/v1/predict" |
    grep -q '"y"' || fail "the service does not predict"
curl -sf "http://127.0.0.1:18080/metrics" >/dev/null || fail "the service has no metrics"
kill -TERM "$server"
wait "$server" || fail "the service did not end by itself"
server=
echo "native image: built and tested with $("$GRAALVM_HOME/bin/native-image" --version | head -n 1)"

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Regenerates native-bindings/src/generated/java from C headers: native/regenerate.sh JEXTRACT INCLUDE
#
# JEXTRACT is the command line tool of that name, for JDK 22 or later. INCLUDE is the folder that holds oneapi/dnnl/,
# such as the one inside the jar org.bytedeco:dnnl:3.11-1.5.13:linux-x86_64. The script fails where the headers are not
# those whose checksums lie in onednn/headers.sha256; with --new-headers as third argument it writes them anew.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
[[ $# -ge 2 ]] || { sed -n '3,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
jextract=$1
include=$(cd "$2" && pwd -P)

sums=$here/onednn/headers.sha256
headers=(oneapi/dnnl/dnnl.h oneapi/dnnl/dnnl_common.h oneapi/dnnl/dnnl_common_types.h oneapi/dnnl/dnnl_config.h
    oneapi/dnnl/dnnl_types.h oneapi/dnnl/dnnl_version.h)
if [[ ${3:-} == --new-headers ]]; then
    (cd "$include" && sha256sum "${headers[@]}") >"$sums"
fi
(cd "$include" && sha256sum --check --quiet "$sums")

sources=$here/../native-bindings/src/generated/java
package=dev.gatun.bindings.onednn.generated
folder=$sources/${package//.//}
mapfile -t options < <(grep -v '^#' "$here/onednn/symbols.txt" | tr ' ' '\n')
rm -rf "$folder"
mkdir -p "$sources"
"$jextract" "${options[@]}" --include-dir "$include" --output "$sources" --target-package "$package" \
    --header-class-name DnnlHeader "$include/oneapi/dnnl/dnnl.h"
# The tool names the header's folder in some comments, and leaves white space at the ends of lines.
sed -i -e "s|$include/||g" -e 's/[[:space:]]*$//' "$folder"/*.java
# Handles are linked through the engine's one table of functions.
sed -i -e '/findOrThrow("/{h;s/.*findOrThrow(\("[^"]*"\)).*/\1/;x}' \
    -e '/Linker.nativeLinker().downcallHandle(ADDR, DESC)/{G;s/Linker.nativeLinker().downcallHandle(ADDR, DESC);\n\(.*\)/dev.gatun.bindings.Downcalls.link(\1, ADDR, DESC);/}' \
    "$folder/DnnlHeader.java"
(cd "$sources" && find . -name '*.java' -type f | LC_ALL=C sort | sed 's|^\./||' | xargs sha256sum) \
    >"$here/generated.sha256"
echo "$(wc -l <"$here/generated.sha256") files written to native-bindings/src/generated/java"

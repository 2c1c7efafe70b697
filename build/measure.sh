#!/usr/bin/env bash
# Prints the size and grain of the product. Run through `./axon measure`.
# Product: the C# files of Core, Web, Workers, the simulator and the local stack, without what a build makes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
projects=()
for project in Axon.Core Axon.Web Axon.Workers Axon.PaymentSimulator Axon.LocalStack; do [[ ! -d $project ]] || projects+=("$project"); done

# A type is a declaration that begins a line; nested ones count.
find "${projects[@]}" -name '*.cs' -not -path '*/obj/*' -not -path '*/bin/*' -print0 | sort -z | xargs -0 awk '
  function file() { if (n <= 15) small++; if (n > 300) large++ }
  FNR == 1 { if (files++) file() }
  { n = FNR; lines++ }
  /^[ \t]*((public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)[ \t]+)*(class|struct|interface|enum|record([ \t]+(class|struct))?)[ \t]+[A-Z][A-Za-z0-9_]*/ { types++ }
  END {
    file()
    printf "C# files                  %d\nproduct lines             %d\ntypes per 1,000 lines     %.1f\n", files, lines, types * 1000 / lines
    printf "files of at most 15 lines %d (%.1f %%)\nfiles over 300 lines      %d\n", small, small * 100 / files, large
  }'
find "${projects[@]}" -name '*.css' -not -path '*/obj/*' -not -path '*/bin/*' -print0 | LC_ALL=C xargs -0 awk '
  { bytes += length($0) + 1 } END { printf "CSS bytes per line        %.1f\n", bytes / NR }'

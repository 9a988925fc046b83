#!/usr/bin/env bash
# The pull-request flow for any CI that can run a shell: Azure DevOps, Jenkins, a machine of your own.
#
#   flow.sh check                 on every change: checks the configuration, and fails when it has an error.
#   flow.sh plan  pre main        on a pull request: plans the change. Writes plan.md to show and plan.json to keep.
#   flow.sh apply pre             after the merge, on the protected branch only: carries out plan.json, or a new plan.
#   flow.sh drift pre             every night: fails and shows the plan when DSO-LV and the files differ.
set -euo pipefail

task=${1:?check, plan, apply or drift}
omgeving=${2:-pre}

case $task in
  check)
    npx behandeldienst validate
    ;;
  plan)
    npx behandeldienst validate --omgeving "$omgeving"
    npx behandeldienst plan --omgeving "$omgeving" --base "${3:-main}" --out plan.json --format markdown > plan.md
    cat plan.md
    ;;
  apply)
    if [ ! -f plan.json ]; then npx behandeldienst plan --omgeving "$omgeving" --out plan.json; fi
    npx behandeldienst apply --omgeving "$omgeving" --plan plan.json --yes --journal journal.jsonl
    ;;
  drift)
    npx behandeldienst plan --omgeving "$omgeving" --detailed-exitcode
    ;;
  *)
    echo "check, plan, apply or drift; not $task" >&2
    exit 1
    ;;
esac

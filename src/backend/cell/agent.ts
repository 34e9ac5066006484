/**
 * The program that is pid 1 of every cell, in POSIX sh so that any image with a shell can run it.
 *
 * It reads lines on its stdin. `run N` runs the script `/cleanroom/in/N.sh` as a step, `term` and `kill` end the
 * running one. Two processes work side by side in a pipeline, which (unlike `&`) leaves SIGINT alone for the step:
 * `control` keeps reading stdin, `serve` runs the step in its foreground. When the step ends, `serve` kills every
 * other process of the cell and waits until they are gone. Only then does pid 1 print the marker, on both streams:
 * RS, the run's nonce, and the readings; so what a step leaves running can't write into the next one's output.
 * The end of stdin, which is the end of our own process however it died, ends the cell.
 *
 * Marker fields: exit code, cpu ns before and after, peak memory before and after, memory before, OOM kills before
 * and after (`-` where the kernel offers no reading), and whether $CLEANROOM_ARTIFACTS holds anything.
 */
export const AGENT = `[ $$ -eq 1 ] || { echo "cleanroom-agent: not pid 1"; exit 97; }
for tool in env tar rm; do
  command -v $tool >/dev/null 2>&1 || { echo "cleanroom-agent: missing $tool"; exit 98; }
done
cleanroom_env=$(command -v env)
exec 3>&1 4>&2 2>/dev/null
umask 022
IFS= read -r nonce || exit 0
trap 'exit 0' USR1
cg=/sys/fs/cgroup
readings() {
  cpu=- peak=- usage=- oom=-
  if [ -r $cg/memory/memory.usage_in_bytes ]; then
    read -r cpu < $cg/cpuacct/cpuacct.usage || cpu=-
    read -r peak < $cg/memory/memory.max_usage_in_bytes || peak=-
    read -r usage < $cg/memory/memory.usage_in_bytes || usage=-
    while read -r key value; do [ "$key" = oom_kill ] && oom=$value; done < $cg/memory/memory.oom_control
  elif [ -r $cg/memory.current ]; then
    while read -r key value; do [ "$key" = usage_usec ] && cpu=\${value}000; done < $cg/cpu.stat
    [ -r $cg/memory.peak ] && read -r peak < $cg/memory.peak
    read -r usage < $cg/memory.current || usage=-
    while read -r key value; do [ "$key" = oom_kill ] && oom=$value; done < $cg/memory.events
  fi
}
sweep() {
  set -- /proc/[0-9]*
  kill -9 -1
  # Pid 1, control and serve are all there was: nothing is left that could still be dying.
  [ $# -le 3 ] && return
  spins=0
  while set -- /proc/[0-9]*; [ $# -gt 2 ] && [ $spins -lt 20000 ]; do spins=$((spins + 1)); done
}
control() {
  while IFS= read -r line; do
    case $line in
      term) kill -15 -1 ;;
      kill) sweep; exit ;;
      *) printf '%s\\n' "$line" ;;
    esac
  done
  kill -USR1 1
  kill -9 -1
}
serve() {
  trap : TERM
  read -r verb number || exit 0
  ( exec 1>&3 2>&4 3>&- 4>&-; . "/cleanroom/in/$number.sh" )
  code=$?
  sweep
  exit $code
}
while :; do
  readings
  before="$cpu $peak $usage $oom"
  control | serve
  code=$?
  readings
  # What the kernel killed for its memory gives that back a moment later: the next step must not pay for it. Files that the
  # step wrote stay, so the wait has an end.
  if [ "$oom" != "\${before##* }" ]; then
    set -- $before "$oom"
    spins=0
    while [ "$usage" -gt $(($3 + 1048576)) ] && [ $spins -lt 500 ]; do readings; spins=$((spins + 1)); done
    oom=$5
  fi
  set -- /cleanroom/artifacts/* /cleanroom/artifacts/.[!.]* /cleanroom/artifacts/..?*
  left=0
  [ -r /cleanroom/artifacts ] && [ -x /cleanroom/artifacts ] || left=1
  for entry; do [ -e "$entry" ] || [ -h "$entry" ] && left=1 && break; done
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&3
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&4
done
`;

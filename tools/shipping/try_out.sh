#!/bin/sh
# Played by try_out.py inside a fresh system: PACKAGE [the libraries of a desktop…].
# Installs, starts under Xvfb as a person without rights, does a routine, removes, and looks at
# what is left. Every line that it prints is something seen; the first surprise ends it.
set -eu
package=$1
shift

say() { echo "        $*"; }
fail() { echo "SURPRISE: $*" >&2; exit 1; }
as_person() { su person -s /bin/sh -c "cd; $ENVIRONMENT $*"; }
get() { apt-get install -y -qq --no-install-recommends "$@" >/try/apt.log 2>&1 || { tail -20 /try/apt.log >&2; fail "apt-get install $*"; }; }
until_so() {  # SECONDS COMMAND: wait for it
    rounds=$(($1 * 10)); shift
    while ! "$@" >/dev/null 2>&1; do
        rounds=$((rounds - 1))
        [ "$rounds" -gt 0 ] || fail "not in time: $*"
        sleep 0.1
    done
}

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq 2>/dev/null
# shellcheck source=/dev/null
. /etc/os-release
command -v python3 >/dev/null && fail "a fresh system has no python3"
case $package in
    *.deb)
        get "/try/$package"
        program=desk-stretch
        say "$PRETTY_NAME: installed by apt-get, $(dpkg-query -W -f '${Installed-Size}' desk-stretch) kB, with $(grep -c ^Unpacking /try/apt.log) packages"
        ;;
    *)
        get xz-utils "$@"
        tar -xf "/try/$package" -C /opt
        program=$(echo /opt/desk-stretch-*/desk-stretch)
        say "$PRETTY_NAME: unpacked to $(du -sk /opt | cut -f1) kB"
        ;;
esac
get xvfb
case $package in
    *.deb) ;;
    *)
        command -v python3 >/dev/null && fail "python3 came along"
        say "no python3 here"
        ;;
esac

useradd --create-home person
mkdir -m 700 /run/person && chown person /run/person
ENVIRONMENT="DISPLAY=:91 XDG_RUNTIME_DIR=/run/person DESK_STRETCH_SPEED=60"
Xvfb :91 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
until_so 20 test -e /tmp/.X11-unix/X91
as_person "mkdir -p .config/desk-stretch"
printf '[safety]\nnotice_version = 1\n[start]\nwelcomed = true\n[hours]\nany_time = true\n' \
    >/home/person/.config/desk-stretch/settings.toml
as_person "$program --background" >/home/person/log 2>&1 &
until_so 30 as_person "$program status"
say "started: $(as_person "$program status" | head -1)"
as_person "$program start" >/dev/null
in_routine() { as_person "$program status --json" | grep -q '"state": *"routine"'; }
no_routine() { ! in_routine; }
until_so 10 in_routine
say "a routine runs: $(as_person "$program status" | head -1)"
until_so 120 no_routine
as_person "$program history --json" >/try/before
grep -q completed /try/before || fail "the routine is not in the history: $(cat /try/before)"
say "done, and in the history"
as_person "$program doctor" >/try/doctor || fail "doctor: $(cat /try/doctor)"
as_person "$program quit" >/dev/null
no_app() { ! as_person "$program status"; }
until_so 10 no_app
[ -s /home/person/log ] && fail "it complained: $(cat /home/person/log)"

case $package in
    *.deb)
        apt-get remove -y -qq desk-stretch >/try/apt.log 2>&1 || fail "apt-get remove"
        [ ! -e /usr/lib/desk-stretch ] || fail "left: $(find /usr/lib/desk-stretch | head)"
        [ ! -e /usr/bin/desk-stretch ] || fail "the command is left"
        ;;
    *) rm -r /opt/desk-stretch-* ;;
esac
[ -s /home/person/.local/share/desk-stretch/history.sqlite ] || fail "the history went too"
say "removed; left are $(cd /home/person && find .config .local -type f | sort | tr '\n' ' ')"
case $package in
    *.deb) get "/try/$package" ;;
    *) tar -xf "/try/$package" -C /opt ;;
esac
as_person "$program history --json" >/try/after
cmp -s /try/before /try/after || fail "another history after installing again"
say "installed again: the same history"

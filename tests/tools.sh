#!/bin/sh
# Brings the programs that pip cannot: tests/tools.sh python [PROGRAM] | engine | judges
#
# python   the venv module of the Python that is here
# engine   Pango, HarfBuzz and fontconfig, without which nothing can be typeset
# judges   the outside programs that the tests ask for a second opinion
#
# Installs through the system's package manager where it may (as root, or by sudo without a
# password) and says what it does; elsewhere says in one line what to install.
set -eu

say() { printf 'zinepress: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

manager() {
    for name in apt-get dnf pacman zypper apk brew; do
        if command -v "$name" >/dev/null 2>&1; then echo "$name"; return; fi
    done
}

# The package manager's own words for installing.
words() {
    case "$1" in
        apt-get) echo "apt-get install -y --no-install-recommends" ;;
        dnf) echo "dnf install -y" ;;
        pacman) echo "pacman -S --noconfirm --needed" ;;
        zypper) echo "zypper --non-interactive install" ;;
        apk) echo "apk add" ;;
        brew) echo "brew install" ;;
    esac
}

# bring WHAT PACKAGE...: installs them, or says how and fails.
bring() {
    what=$1; shift
    tool=$(manager)
    if [ -z "$tool" ]; then
        say "$what is missing and no package manager is known here; see README, \"Setting up\""
        return 1
    fi
    say "$what is missing; running: $(words "$tool") $*"
    if [ "$tool" = brew ]; then brew install "$@" && return 0
    elif [ "$tool" = apt-get ]; then
        # shellcheck disable=SC2046
        as_root env DEBIAN_FRONTEND=noninteractive sh -c \
            "apt-get update -qq && $(words "$tool") -qq $* >/dev/null" && return 0
    else
        # shellcheck disable=SC2046
        as_root $(words "$tool") "$@" && return 0
    fi
    say "that is not allowed here or failed; run it yourself: sudo $(words "$tool") $*"
    return 1
}

python_venv() {
    "${1:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
        say "Python 3.11 or newer is needed; found: $("${1:-python3}" --version 2>&1)"
        return 1
    }
    "${1:-python3}" -c 'import ensurepip, venv' 2>/dev/null && return 0
    case "$(manager)" in
        apt-get) bring "Python's venv module" python3-venv ;;
        *) say "this Python has no venv module; install the full Python of your system"; return 1 ;;
    esac
}

engine() {
    "${VENV:-.venv}/bin/python" - <<'PROBE' && return 0
import ctypes.util, sys
wanted = ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig")
sys.exit(any(ctypes.util.find_library(name) is None for name in wanted))
PROBE
    case "$(manager)" in
        apt-get) bring Pango libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig-config ;;
        dnf) bring Pango pango harfbuzz ;;
        zypper) bring Pango libpango-1_0-0 libharfbuzz-subset0 ;;
        apk) bring Pango pango harfbuzz-subset fontconfig ;;
        pacman | brew) bring Pango pango ;;
        *) bring Pango pango ;;
    esac
}

judges() {
    missing=
    for program in qpdf gs pdftotext javac ps; do
        command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
    done
    [ -e /usr/share/java/jaxb-api.jar ] || missing="$missing jaxb"
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
    [ -z "$missing" ] && return 0
    case "$(manager)" in
        apt-get) bring "for the tests:$missing" qpdf ghostscript poppler-utils default-jdk-headless \
            libjaxb-java procps chromium ;;
        dnf) bring "for the tests:$missing" qpdf ghostscript poppler-utils java-17-openjdk-devel \
            chromium ;;
        pacman) bring "for the tests:$missing" qpdf ghostscript poppler jdk17-openjdk chromium ;;
        brew) bring "for the tests:$missing" qpdf ghostscript poppler openjdk@17 chromium ;;
        *) bring "for the tests:$missing" qpdf ghostscript poppler-utils chromium ;;
    esac
}

case "${1:-}" in
    python) shift; python_venv "$@" ;;
    engine) engine ;;
    judges) judges ;;
    *) say "usage: tests/tools.sh python [PROGRAM] | engine | judges"; exit 2 ;;
esac

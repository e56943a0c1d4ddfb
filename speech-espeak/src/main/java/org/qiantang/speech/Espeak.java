// SPDX-License-Identifier: GPL-3.0-or-later
package org.qiantang.speech;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The C library libespeak-ng, opened once for the life of the process.
 *
 * <p>The library is one global state, so there is one instance and one thread that uses it.
 */
final class Espeak {
    static final String LIBRARY = "libespeak-ng.so.1";

    /** The library is not on this machine, or it cannot speak the wanted voice. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message);
        }
    }

    /** The library accepted a text and then failed to speak it. */
    static final class SynthesisFailed extends Exception {
        private static final long serialVersionUID = 1L;

        SynthesisFailed(String message) {
            super(message);
        }
    }

    private static final int SYNCHRONOUS = 2;
    private static final int BUFFER_MILLIS = 200;
    private static final int PHONEME_EVENTS_IN_IPA = 0x1 | 0x2;
    private static final int DO_NOT_EXIT = 0x8000;
    private static final int UTF_8 = 1;
    private static final int END_PAUSE = 0x1000;
    private static final int RATE = 1;
    private static final int PITCH = 3;

    // Three minutes fit a heap of 64 MB with their copies.
    private static final int MAX_SECONDS = 180;
    private static final int MAX_PCM_BYTES = MAX_SECONDS * 22_050 * 2;

    private static final int LIST_TERMINATED = 0;
    private static final int WORD = 1;
    private static final int PHONEME = 7;

    /** The C struct espeak_EVENT; its last member is a union whose widest reading is a phoneme's name. */
    private static final StructLayout EVENT = MemoryLayout.structLayout(
            JAVA_INT.withName("type"),
            JAVA_INT.withName("unique_identifier"),
            JAVA_INT.withName("text_position"),
            JAVA_INT.withName("length"),
            JAVA_INT.withName("audio_position"),
            JAVA_INT.withName("sample"),
            ADDRESS.withName("user_data"),
            MemoryLayout.sequenceLayout(8, JAVA_BYTE).withName("id"));

    private static final long TYPE = offsetOf("type");
    private static final long TEXT_POSITION = offsetOf("text_position");
    private static final long LENGTH = offsetOf("length");
    private static final long AUDIO_POSITION = offsetOf("audio_position");
    private static final long ID = offsetOf("id");

    private final MethodHandle setParameter;
    private final MethodHandle synth;
    private final MethodHandle info;
    private final int sampleRate;

    // What the callback has gathered of the text being spoken; emptied before each.
    private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    private final List<Speech.Event> events = new ArrayList<>();

    private Espeak(SymbolLookup library, String voice) throws Unavailable {
        Linker linker = Linker.nativeLinker();
        setParameter = function(
                linker, library, "espeak_SetParameter", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        synth = function(
                linker,
                library,
                "espeak_Synth",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        info = function(linker, library, "espeak_Info", FunctionDescriptor.of(ADDRESS, ADDRESS));
        MethodHandle initialize = function(
                linker,
                library,
                "espeak_Initialize",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        sampleRate = (int)
                call(initialize, SYNCHRONOUS, BUFFER_MILLIS, MemorySegment.NULL, PHONEME_EVENTS_IN_IPA | DO_NOT_EXIT);
        if (sampleRate <= 0) {
            throw new Unavailable("espeak-ng could not start (expected: its voices, Debian package espeak-ng-data)");
        }
        chooseVoice(linker, library, voice);
        MethodHandle setCallback =
                function(linker, library, "espeak_SetSynthCallback", FunctionDescriptor.ofVoid(ADDRESS));
        call(setCallback, callback(linker));
    }

    /** Opens the library and chooses a voice, e.g. {@code cmn} for Mandarin. */
    static Espeak open(String voice) throws Unavailable {
        SymbolLookup library;
        try {
            library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
        } catch (IllegalArgumentException absent) {
            throw new Unavailable(LIBRARY + " not found (expected: Debian package libespeak-ng1)");
        }
        return new Espeak(library, voice);
    }

    String version() {
        MemorySegment text = (MemorySegment) call(info, MemorySegment.NULL);
        return text.reinterpret(64).getString(0);
    }

    Speech speak(Request.Say say) throws SynthesisFailed {
        pcm.reset();
        events.clear();
        call(setParameter, RATE, say.rate(), 0);
        call(setParameter, PITCH, say.pitch(), 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(say.text());
            int status = (int) call(
                    synth, text, text.byteSize(), 0, 0, 0, UTF_8 | END_PAUSE, MemorySegment.NULL, MemorySegment.NULL);
            if (status != 0) {
                throw new SynthesisFailed("espeak-ng status: " + status + " (expected: 0)");
            }
        }
        if (pcm.size() > MAX_PCM_BYTES) {
            throw new SynthesisFailed("sound: too long (expected: up to " + MAX_SECONDS + " seconds)");
        }
        return new Speech(sampleRate, pcm.toByteArray(), events);
    }

    private static void chooseVoice(Linker linker, SymbolLookup library, String voice) throws Unavailable {
        MethodHandle setVoice =
                function(linker, library, "espeak_SetVoiceByName", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            if ((int) call(setVoice, arena.allocateFrom(voice)) != 0) {
                throw new Unavailable("voice: " + voice + " (expected: one that `espeak-ng --voices` lists)");
            }
        }
    }

    private MemorySegment callback(Linker linker) {
        FunctionDescriptor shape = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
        try {
            MethodHandle heard = MethodHandles.lookup()
                    .bind(
                            this,
                            "heard",
                            MethodType.methodType(int.class, MemorySegment.class, int.class, MemorySegment.class));
            return linker.upcallStub(heard, shape, Arena.global());
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError("heard", missing);
        }
    }

    // Nothing may be thrown from here: it would end the process. Hence the bound on the sound.
    /** The library hands over a stretch of sound and its events; 0 asks for more, 1 stops it. */
    @SuppressWarnings("UnusedMethod") // bound by its name in callback()
    private int heard(MemorySegment wav, int samples, MemorySegment list) {
        if (samples > 0 && wav.address() != 0) {
            pcm.writeBytes(wav.reinterpret(samples * 2L).toArray(JAVA_BYTE));
        }
        if (pcm.size() > MAX_PCM_BYTES) {
            return 1;
        }
        if (list.address() == 0) {
            return 0;
        }
        // The list has no length; it ends with its terminator.
        MemorySegment unbounded = list.reinterpret(Long.MAX_VALUE);
        long at = 0;
        for (int type = unbounded.get(JAVA_INT, TYPE);
                type != LIST_TERMINATED;
                type = unbounded.get(JAVA_INT, at + TYPE)) {
            note(type, unbounded.asSlice(at, EVENT));
            at += EVENT.byteSize();
        }
        return 0;
    }

    private void note(int type, MemorySegment event) {
        int millis = event.get(JAVA_INT, AUDIO_POSITION);
        if (type == PHONEME) {
            notePhoneme(millis, name(event));
        } else if (type == WORD) {
            int offset = Math.max(0, event.get(JAVA_INT, TEXT_POSITION) - 1);
            events.add(new Speech.Syllable(millis, offset, event.get(JAVA_INT, LENGTH)));
        }
    }

    private void notePhoneme(int millis, String ipa) {
        if (ipa.isEmpty()) {
            // The library names a silence by nothing, and often twice.
            if (events.isEmpty() || !(events.getLast() instanceof Speech.Pause)) {
                events.add(new Speech.Pause(millis));
            }
        } else if (!ipa.startsWith("(")) {
            // "(en)" marks a change of language, which is no sound.
            events.add(new Speech.Phoneme(millis, ipa));
        }
    }

    // Ended by a zero byte unless the name needs all eight, where it may be cut within a character.
    private static String name(MemorySegment event) {
        byte[] bytes = event.asSlice(ID, 8).toArray(JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8)
                .replace("\uFFFD", "")
                .replaceAll("\\s", "");
    }

    private static MethodHandle function(Linker linker, SymbolLookup library, String name, FunctionDescriptor shape)
            throws Unavailable {
        MemorySegment address = library.find(name)
                .orElseThrow(
                        () -> new Unavailable(name + " not in " + LIBRARY + " (expected: espeak-ng 1.50 or newer)"));
        return linker.downcallHandle(address, shape);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable impossible) {
            // A C function throws nothing, so only a wrong descriptor in this class can bring us here.
            throw new AssertionError(impossible);
        }
    }

    private static long offsetOf(String member) {
        return EVENT.byteOffset(PathElement.groupElement(member));
    }
}

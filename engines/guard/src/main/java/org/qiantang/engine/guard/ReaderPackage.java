package org.qiantang.engine.guard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.engine.guard.meaning.UnfitReader;
import org.qiantang.engine.guard.meaning.UnfitReader.Fault;

/**
 * A version of the second reader as one zip: {@code model.onnx}, {@code reader.json} (its {@link ReaderCard}) and, where the
 * model was taught other pieces than the shipped one, {@code vocabulary.txt}. Nothing else may lie in it.
 */
public final class ReaderPackage {
    static final String CARD = "reader.json";
    static final String MODEL = "model.onnx";
    static final String VOCABULARY = "vocabulary.txt";

    /** What each file may hold, in bytes; what a zip says of its files is not believed. */
    private static final Map<String, Integer> MOST = Map.of(CARD, 64 << 10, VOCABULARY, 1 << 20, MODEL, 64 << 20);

    private static final int MOST_PIECES = 60_000;

    private final ReaderCard card;
    private final String cardText;
    private final byte[] model;
    private final List<String> vocabulary;

    private ReaderPackage(ReaderCard card, String cardText, byte[] model, List<String> vocabulary) {
        this.card = card;
        this.cardText = cardText;
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /**
     * Unpacks a package, into at most 65 MiB of memory, and as much again while it does; its model is not looked at before
     * {@link #load}.
     *
     * @throws UnfitReader with the first thing that is wrong with it
     * @throws IOException if it cannot be read at all
     */
    public static ReaderPackage read(InputStream zip) throws IOException, UnfitReader {
        Map<String, byte[]> files = unpacked(zip);
        String cardText = text(CARD, file(files, CARD));
        ReaderCard card = ReaderCard.of(cardText);
        byte[] model = file(files, MODEL);
        byte[] words = files.get(VOCABULARY);
        return new ReaderPackage(card, cardText, model, words == null ? List.of() : vocabulary(words));
    }

    public ReaderCard card() {
        return card;
    }

    /** The card as it is written. */
    public String cardText() {
        return cardText;
    }

    /**
     * The reader, after a trial.
     *
     * @throws UnfitReader if the model is none of this kind, or does not read in time
     */
    public SecondReader load() throws IOException, UnfitReader {
        return SecondReader.of(card.traits(), vocabulary, model);
    }

    private static Map<String, byte[]> unpacked(InputStream bytes) throws IOException, UnfitReader {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Integer most = MOST.get(entry.getName());
                if (most == null || files.containsKey(entry.getName())) {
                    throw new UnfitReader(Fault.STRANGE_FILE, entry.getName(), "", names());
                }
                byte[] content = zip.readNBytes(most + 1);
                if (content.length > most) {
                    throw new UnfitReader(Fault.TOO_LARGE, entry.getName(), "", most + " bytes at most");
                }
                files.put(entry.getName(), content);
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new UnfitReader(Fault.NO_ZIP, "reader.zip", String.valueOf(broken.getMessage()), "a whole zip");
        }
        if (files.isEmpty()) {
            throw new UnfitReader(Fault.NO_ZIP, "reader.zip", "", "a zip of " + names());
        }
        return files;
    }

    private static String names() {
        return String.join(", ", new TreeSet<>(MOST.keySet()));
    }

    private static byte[] file(Map<String, byte[]> files, String name) throws UnfitReader {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new UnfitReader(Fault.MISSING_FILE, name, "", names());
        }
        return bytes;
    }

    private static String text(String name, byte[] bytes) throws UnfitReader {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UnfitReader(name.equals(CARD) ? Fault.CARD : Fault.VOCABULARY, name, "", "UTF-8");
        }
    }

    private static List<String> vocabulary(byte[] bytes) throws UnfitReader {
        List<String> pieces = text(VOCABULARY, bytes).lines().toList();
        if (pieces.size() > MOST_PIECES || new HashSet<>(pieces).size() != pieces.size()) {
            throw new UnfitReader(
                    Fault.VOCABULARY, VOCABULARY, pieces.size() + " pieces", "each once, " + MOST_PIECES + " at most");
        }
        for (String needed : List.of("[UNK]", "[CLS]", "[SEP]")) {
            if (!pieces.contains(needed)) {
                throw new UnfitReader(Fault.VOCABULARY, VOCABULARY, "", needed);
            }
        }
        return pieces;
    }
}

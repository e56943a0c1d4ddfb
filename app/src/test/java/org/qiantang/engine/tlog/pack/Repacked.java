package org.qiantang.engine.tlog.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a pack apart and puts it together again in the very form that packs have, so that only what is in it can be found wrong. */
public final class Repacked {
    private Repacked() {}

    public static Map<String, byte[]> open(Path pack) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipReader(pack)) {
            for (String name : zip.names()) {
                files.put(name, zip.bytes(name));
            }
        } catch (Faulty broken) {
            throw new AssertionError(broken);
        }
        return files;
    }

    public static Path write(Path file, Map<String, byte[]> files) throws IOException {
        var parts = new ArrayList<Part>();
        files.forEach((name, bytes) -> parts.add(Part.of(name, bytes)));
        ZipWriter.write(file, parts);
        return file;
    }
}

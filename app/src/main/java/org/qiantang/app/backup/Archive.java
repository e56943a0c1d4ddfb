package org.qiantang.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is read: all of it is compared with its manifest before any of it is believed. */
final class Archive implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_MANIFEST = 64 << 20;

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive open(Path file) throws IOException, Unfit {
        if (!Files.isRegularFile(file)) {
            throw new Unfit("file: " + file + " (expected: a backup)");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException broken) {
            throw new Unfit("file: " + file + " is cut off, damaged, or no backup at all");
        }
        try {
            var archive = new Archive(zip, manifest(zip, file));
            archive.compare();
            return archive;
        } catch (IOException | Unfit | RuntimeException trouble) {
            zip.close();
            throw trouble;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream entry(String name) throws IOException, Unfit {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Unfit("backup: " + name + " is missing in it");
        }
        return zip.getInputStream(entry);
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException, Unfit {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new Unfit("file: " + file + " has no manifest (expected: a backup made by ./qiantang backup)");
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            byte[] text = bytes.readNBytes(MOST_MANIFEST);
            var head = JSON.readTree(text);
            if (!head.path("format").asString("").equals(Manifest.FORMAT)) {
                throw new Unfit("file: " + file + " is of another kind (expected: a backup made by ./qiantang backup)");
            }
            int version = head.path("version").asInt(0);
            if (version != Manifest.VERSION) {
                throw new Unfit("backup: format " + version + " (expected: " + Manifest.VERSION
                        + "; a newer program may know it)");
            }
            return JSON.readValue(text, Manifest.class);
        } catch (JacksonException | ZipException | IllegalArgumentException broken) {
            throw new Unfit("file: " + file + " has a manifest that cannot be read: it is damaged");
        }
    }

    private void compare() throws IOException, Unfit {
        for (Manifest.TablePart table : manifest.tables()) {
            compare(table.entry(), table.bytes(), table.sha256());
        }
        for (Manifest.FilePart part : manifest.files()) {
            Path path = Path.of(part.path()).normalize();
            if (path.isAbsolute() || path.startsWith("..") || !path.toString().equals(part.path())) {
                throw new Unfit("backup: a file would lie outside the data folder: " + part.path());
            }
            compare(part.entry(), part.bytes(), part.sha256());
        }
    }

    private void compare(String name, long bytes, String sha256) throws IOException, Unfit {
        var hashed = new Hashed();
        try (InputStream entry = hashed.from(entry(name))) {
            entry.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException broken) {
            throw new Unfit("backup: " + name + " is damaged");
        }
        if (hashed.bytes() != bytes || !hashed.hex().equals(sha256)) {
            throw new Unfit("backup: " + name + " is not what the manifest says of it");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

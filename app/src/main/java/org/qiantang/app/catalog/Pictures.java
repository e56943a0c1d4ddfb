package org.qiantang.app.catalog;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pictures of goods: merchants' own, kept under the hash of their bytes, and those drawn for the demo. */
public final class Pictures {
    public static final int MAX_BYTES = 2 << 20;
    /** More than a page or a video ever shows; what unpacks to more is an attack, or was never meant for a page. */
    static final long MOST_POINTS = 25_000_000;

    /** A detail page is many screens long. */
    private static final int LONGEST_READ = 20_000;

    private static final String ADDRESS = "/pictures/";
    private static final Pattern DEMO = Pattern.compile("demo-[a-z0-9-]{1,60}\\.(svg|png)");

    private final PictureTable table;
    private final InstantSource clock;

    public Pictures(JdbcClient jdbc, InstantSource clock) {
        this.table = new PictureTable(jdbc);
        this.clock = clock;
    }

    public Optional<Picture> find(String name) {
        return DEMO.matcher(name).matches() ? drawn(name) : table.find(name);
    }

    /**
     * The picture at an address such as {@code /pictures/demo-fan.svg}, unpacked to be painted onto video; of a drawing
     * in lines that is its rendering beside it. Empty where there is none that this machine can unpack.
     */
    public Optional<BufferedImage> painted(String address) {
        if (!address.startsWith(ADDRESS)) {
            return Optional.empty();
        }
        String name = address.substring(ADDRESS.length());
        return find(name.endsWith(".svg") ? name.substring(0, name.length() - 4) + ".png" : name)
                .flatMap(picture -> Painting.of(picture.bytes()));
    }

    /** A PNG or JPEG unpacked as large as it is, to be read; empty where it is none that this machine can unpack, or too large. */
    public static Optional<BufferedImage> unpacked(byte[] bytes) {
        return Painting.of(bytes, LONGEST_READ);
    }

    /** Keeps a merchant's PNG, JPEG or WebP and tells its address; empty if it is none, or too large packed or unpacked. */
    public Optional<String> keep(long merchantId, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        // What a picture is shows in its first bytes; the name that it came with may say anything.
        return PictureKind.of(bytes, MOST_POINTS).map(kind -> {
            String name = hash(bytes) + "." + kind.extension();
            table.insert(new Picture(name, kind.type(), bytes), merchantId, clock.instant());
            return ADDRESS + name;
        });
    }

    /** Of which type a picture is, as its first bytes show it; empty if it is no PNG, JPEG or WebP that can be read, or unpacks to too much. */
    public static Optional<String> typeOf(byte[] bytes) {
        return PictureKind.of(bytes, MOST_POINTS).map(PictureKind::type);
    }

    private static Optional<Picture> drawn(String name) {
        try (InputStream in = Pictures.class.getResourceAsStream("/demo/pictures/" + name)) {
            String type = name.endsWith(".svg") ? "image/svg+xml" : "image/png";
            return in == null ? Optional.empty() : Optional.of(new Picture(name, type, in.readAllBytes()));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

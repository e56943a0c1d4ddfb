package org.qiantang.app.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static TestShop shop;
    private static Pictures pictures;

    @BeforeAll
    static void open() {
        shop = new TestShop();
        shop.desk.openShop(77, "picture shop");
        pictures = new Pictures(shop.jdbc, () -> TestShop.NOON);
    }

    @AfterAll
    static void close() throws IOException {
        shop.close();
    }

    @Test
    void a_picture_is_kept_only_if_its_size_can_be_read_and_is_no_more_than_25_megapixels() throws IOException {
        assertThat(pictures.keep(77, drawn("png", 40, 30))).isPresent();
        assertThat(pictures.keep(77, drawn("jpg", 40, 30))).isPresent();
        assertThat(pictures.keep(77, png(5_000, 5_000))).isPresent();

        assertThat(pictures.keep(77, png(5_001, 5_000))).isEmpty();
        assertThat(pictures.keep(77, png(20_000, 20_000))).isEmpty();
        assertThat(pictures.keep(77, png(1_000_000, 1))).isEmpty();
        assertThat(pictures.keep(77, png(0, 10))).isEmpty();
        assertThat(pictures.keep(77, "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1)))
                .isEmpty();
        assertThat(pictures.keep(77, "\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void the_size_of_a_webp_is_read_in_its_three_forms() {
        assertThat(Pictures.typeOf(webp("VP8X", 20, 4, 4_999, 3_999))).contains("image/webp");
        assertThat(Pictures.typeOf(webp("VP8X", 20, 4, 16_000_000, 1))).isEmpty();
        byte[] lossy = webp("VP8 ", 20, 3, 0, 0);
        ByteBuffer.wrap(lossy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(23, 0x2A019D)
                .putShort(26, (short) 640)
                .putShort(28, (short) 480);
        assertThat(PictureSize.of(PictureKind.WEBP, lossy)).contains(new PictureSize(640, 480));
        byte[] lossless = webp("VP8L", 20, 1, 0, 0);
        ByteBuffer.wrap(lossless)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(20, (byte) 0x2F)
                .putInt(21, 479 << 14 | 639);
        assertThat(PictureSize.of(PictureKind.WEBP, lossless)).contains(new PictureSize(640, 480));
        assertThat(Pictures.typeOf("RIFF\0\0\0\0WEBPVP8L-and-so-on-and-so-on".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void proofs_that_are_pictures_are_bounded_too() throws IOException {
        var files = new ProofFiles(shop.jdbc, shop.clock);

        assertThat(files.keep(77, "a.png", drawn("png", 40, 30))).isPresent();
        assertThat(files.keep(77, "a.png", png(20_000, 20_000))).isEmpty();
        assertThat(files.keep(77, "a.png", "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void a_large_picture_is_painted_small_and_a_broken_or_huge_one_not_at_all() throws IOException {
        BufferedImage painted = painted(drawn("png", 3_000, 1_500)).orElseThrow();

        assertThat(painted.getWidth()).isEqualTo(800);
        assertThat(painted.getHeight()).isEqualTo(400);
        assertThat(painted.getRGB(400, 200)).isEqualTo(0xFF336699);
        assertThat(painted(drawn("jpg", 40, 30)).orElseThrow().getWidth()).isEqualTo(40);
        assertThat(painted(png(5_000, 5_000))).isEmpty();
        // Kept before sizes were looked at.
        assertThat(Painting.of(png(20_000, 20_000))).isEmpty();
        assertThat(pictures.painted("/pictures/demo-fan.svg")).isPresent();
        assertThat(pictures.painted("https://elsewhere.example/a.png")).isEmpty();
    }

    @Test
    void notes_in_a_picture_that_unpack_to_very_much_are_not_unpacked() throws IOException {
        byte[] png = drawn("png", 40, 30);
        var packed = new ByteArrayOutputStream();
        packed.writeBytes("k\0\0".getBytes(UTF_8));
        try (var deflated = new DeflaterOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 700; megabyte++) {
                deflated.write(new byte[1 << 20]);
            }
        }
        var bomb = new ByteArrayOutputStream();
        bomb.write(png, 0, 33);
        chunk(bomb, "zTXt", packed.toByteArray());
        bomb.write(png, 33, png.length - 33);

        assertThat(painted(bomb.toByteArray())).isPresent();
    }

    private static Optional<BufferedImage> painted(byte[] bytes) {
        return pictures.painted(pictures.keep(77, bytes).orElseThrow());
    }

    private static byte[] drawn(String kind, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(new Color(0x336699));
        g.fillRect(0, 0, width, height);
        g.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, kind, bytes);
        return bytes.toByteArray();
    }

    /** A PNG that says it is of this size, and has no points at all. */
    private static byte[] png(int width, int height) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
        chunk(
                bytes,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(bytes, "IDAT", new byte[0]);
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream to, String kind, byte[] content) {
        var crc = new CRC32();
        crc.update(kind.getBytes(UTF_8));
        crc.update(content);
        to.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        to.writeBytes(kind.getBytes(UTF_8));
        to.writeBytes(content);
        to.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] webp(String form, int at, int flags, int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(UTF_8))
                .putInt(32)
                .put("WEBP".getBytes(UTF_8))
                .put(form.getBytes(UTF_8))
                .putInt(20);
        bytes.put(at, (byte) flags);
        bytes.putInt(24, width);
        bytes.put(27, (byte) height).put(28, (byte) (height >> 8)).put(29, (byte) (height >> 16));
        return bytes.array();
    }
}

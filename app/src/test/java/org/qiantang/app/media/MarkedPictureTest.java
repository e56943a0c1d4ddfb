package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** What marked pictures say of themselves, read by the JDK's own readers. */
class MarkedPictureTest {
    private static final String MARK = new AigcMark("001191330100TEST").of("film-7");
    private static final String STATED = "<TC260:AIGC>" + MARK + "</TC260:AIGC>";
    private static final int APP1 = 0xE1;

    private static BufferedImage picture() {
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(0x3B86CC));
        g.fillRect(8, 8, 40, 30);
        g.dispose();
        return picture;
    }

    private static IIOMetadataNode metadata(byte[] file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            var metadata = reader.getImageMetadata(0);
            return (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        } finally {
            reader.dispose();
        }
    }

    private static List<IIOMetadataNode> nodes(IIOMetadataNode root, String name) {
        NodeList found = root.getElementsByTagName(name);
        var nodes = new ArrayList<IIOMetadataNode>();
        for (int i = 0; i < found.getLength(); i++) {
            nodes.add((IIOMetadataNode) found.item(i));
        }
        return nodes;
    }

    private static String xmp(byte[] jpeg) throws IOException {
        return nodes(metadata(jpeg, "jpeg"), "unknown").stream()
                .filter(node -> node.getAttribute("MarkerTag").equals(Integer.toString(APP1)))
                .map(node -> new String((byte[]) node.getUserObject(), UTF_8))
                .filter(text -> text.startsWith("http://ns.adobe.com/xap/1.0/\0"))
                .findFirst()
                .orElse("");
    }

    private static void looksTheSame(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        for (int x = 0; x < one.getWidth(); x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                assertThat(other.getRGB(x, y)).isEqualTo(one.getRGB(x, y));
            }
        }
    }

    private static byte[] plain(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture(), format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    @Test
    void a_jpeg_tells_its_mark_as_xmp_and_its_picture_is_untouched() throws IOException {
        byte[] marked = MarkedPicture.jpeg(picture(), MARK);

        assertThat(xmp(plain("jpg"))).isEmpty();
        assertThat(xmp(marked)).contains(STATED, "xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\"");
        looksTheSame(
                ImageIO.read(new ByteArrayInputStream(plain("jpg"))), ImageIO.read(new ByteArrayInputStream(marked)));
    }

    @Test
    void a_jpeg_without_a_jfif_segment_is_marked_too() throws IOException {
        byte[] jfif = plain("jpg");
        int segment = 2 + (((jfif[4] & 0xFF) << 8) | (jfif[5] & 0xFF));
        byte[] bare = new byte[jfif.length - segment];
        bare[0] = jfif[0];
        bare[1] = jfif[1];
        System.arraycopy(jfif, 2 + segment, bare, 2, bare.length - 2);

        byte[] marked = MarkedPicture.inJpeg(bare, MARK);

        assertThat(new String(marked, 2, 40, ISO_8859_1)).contains("http://ns.adobe.com/xap/1.0/");
        assertThat(xmp(marked)).contains(STATED);
    }

    @Test
    void a_png_tells_its_mark_in_the_text_chunk_that_is_kept_for_xmp_and_its_picture_is_untouched() throws IOException {
        byte[] marked = MarkedPicture.png(picture(), MARK);

        List<IIOMetadataNode> texts = nodes(metadata(marked, "png"), "iTXtEntry");
        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst().getAttribute("keyword")).isEqualTo("XML:com.adobe.xmp");
        assertThat(texts.getFirst().getAttribute("compressionFlag")).isEqualToIgnoringCase("false");
        assertThat(texts.getFirst().getAttribute("text")).contains(STATED);
        looksTheSame(picture(), ImageIO.read(new ByteArrayInputStream(marked)));
    }

    @Test
    void what_is_neither_is_not_marked() {
        byte[] text = "no picture at all, however long it may be".getBytes(UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> MarkedPicture.inJpeg(text, MARK));
        assertThatIllegalArgumentException().isThrownBy(() -> MarkedPicture.inPng(text, MARK));
    }
}

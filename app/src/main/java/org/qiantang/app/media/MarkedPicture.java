package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Pictures that a machine made, each with its implicit label as XMP: in a JPEG's APP1 segment (XMP specification, part 3, 1.1.3),
 * in a PNG's iTXt chunk (the same, 1.1.5). The property and its namespace are those of TC260's practice guide on GB 45438.
 */
public final class MarkedPicture {
    private static final String JPEG_NAME = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PNG_KEYWORD = "XML:com.adobe.xmp";
    /** Eight bytes of signature, and the first chunk with its length, name and sum. */
    private static final int PNG_HEAD = 8 + 4 + 4 + 13 + 4;

    private static final String PNG_SIGNATURE = "\u0089PNG\r\n\032\n";

    private MarkedPicture() {}

    /**
     * The picture as a JPEG.
     *
     * @param mark as {@link AigcMark#of} writes it
     */
    public static byte[] jpeg(BufferedImage picture, String mark) {
        return inJpeg(bytes(picture, "jpg"), mark);
    }

    /** The picture as a PNG. */
    public static byte[] png(BufferedImage picture, String mark) {
        return inPng(bytes(picture, "png"), mark);
    }

    /** A JPEG with the mark, behind the segment that says that it is one (JFIF). */
    public static byte[] inJpeg(byte[] jpeg, String mark) {
        if (jpeg.length < 6 || jpeg[0] != (byte) 0xFF || jpeg[1] != (byte) 0xD8) {
            throw new IllegalArgumentException("jpeg: " + jpeg.length + " bytes (expected: a JPEG)");
        }
        boolean hasJfif = jpeg[2] == (byte) 0xFF && jpeg[3] == (byte) 0xE0;
        int at = hasJfif ? 4 + ByteBuffer.wrap(jpeg).getChar(4) : 2;
        byte[] name = JPEG_NAME.getBytes(US_ASCII);
        byte[] packet = packet(mark);
        ByteBuffer segment = ByteBuffer.allocate(4 + name.length + packet.length);
        segment.put((byte) 0xFF).put((byte) 0xE1).putChar((char) (2 + name.length + packet.length));
        segment.put(name).put(packet);
        return with(jpeg, at, segment.array());
    }

    /** A PNG with the mark, behind the chunk that must be its first. */
    public static byte[] inPng(byte[] png, String mark) {
        if (png.length < PNG_HEAD || !new String(png, 0, 8, ISO_8859_1).equals(PNG_SIGNATURE)) {
            throw new IllegalArgumentException("png: " + png.length + " bytes (expected: a PNG)");
        }
        byte[] keyword = PNG_KEYWORD.getBytes(US_ASCII);
        byte[] packet = packet(mark);
        // After the keyword: its end, not compressed (2), and neither a language nor a translation (2).
        ByteBuffer content = ByteBuffer.allocate(4 + keyword.length + 5 + packet.length);
        content.put("iTXt".getBytes(US_ASCII)).put(keyword).put(new byte[5]).put(packet);
        var sum = new CRC32();
        sum.update(content.array());
        ByteBuffer chunk = ByteBuffer.allocate(4 + content.capacity() + 4);
        chunk.putInt(content.capacity() - 4).put(content.array()).putInt((int) sum.getValue());
        return with(png, PNG_HEAD, chunk.array());
    }

    private static byte[] packet(String mark) {
        String json = mark.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return ("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                        + "<rdf:Description rdf:about=\"\" xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\">"
                        + "<TC260:AIGC>" + json + "</TC260:AIGC>"
                        + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>")
                .getBytes(UTF_8);
    }

    private static byte[] with(byte[] whole, int at, byte[] more) {
        return ByteBuffer.allocate(whole.length + more.length)
                .put(whole, 0, at)
                .put(more)
                .put(whole, at, whole.length - at)
                .array();
    }

    private static byte[] bytes(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("format: " + format + " (expected: one that is written here)");
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        return bytes.toByteArray();
    }
}

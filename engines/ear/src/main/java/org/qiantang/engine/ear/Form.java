package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A form with a file in it, as {@code multipart/form-data} (RFC 7578). */
final class Form {
    // Long and odd enough that no sound and no field holds it.
    private static final String BOUNDARY = "----qiantang-ear-6bd1c2f0a9e84d7d9c35";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    Form field(String name, String value) {
        part("name=\"" + name + "\"", "text/plain; charset=utf-8", value.getBytes(UTF_8));
        return this;
    }

    Form file(String name, String fileName, String type, byte[] content) {
        part("name=\"" + name + "\"; filename=\"" + fileName + "\"", type, content);
        return this;
    }

    byte[] end() {
        bytes.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private void part(String disposition, String type, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                + type + "\r\n\r\n";
        bytes.writeBytes(head.getBytes(UTF_8));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(UTF_8));
    }
}

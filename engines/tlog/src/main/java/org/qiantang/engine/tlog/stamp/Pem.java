package org.qiantang.engine.tlog.stamp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.qiantang.engine.tlog.wire.Malformed;

/** Certificates as text between dashes (RFC 7468). */
final class Pem {
    private Pem() {}

    /** @throws Malformed if there is anything but certificates in it, or none */
    static List<X509Certificate> read(String text) {
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509", Bouncy.CASTLE)
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException wrong) {
            throw new Malformed("certificates", text, "PEM");
        }
        throw new Malformed("certificates", text, "one or more in PEM");
    }

    static String write(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate)))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalArgumentException("certificate: has no DER form", broken);
        }
    }
}

package org.qiantang.engine.tlog.stamp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key of a local authority, its certificate, and the certificate above it.
 *
 * @param signedWith the algorithm of key and certificates, as the JDK calls it
 */
public record LocalKeys(PrivateKey key, X509Certificate certificate, X509Certificate root, String signedWith) {
    private static final X500Name ROOT = new X500Name("CN=Qiantang local root (self-made\\, not independent)");
    private static final X500Name AUTHORITY =
            new X500Name("CN=Qiantang local time-stamps (self-made\\, not independent)");
    private static final String NAME = "time-stamps";
    private static final int SERIAL_BITS = 128;

    /** Kinds of key. */
    public enum Curve {
        P256("EC", "secp256r1", "SHA256withECDSA"),
        /** The Chinese national curve, with the hash SM3 (GM/T 0003, GM/T 0004). */
        SM2("EC", "sm2p256v1", "SM3withSM2");

        private final String family;
        private final String curve;
        private final String signature;

        Curve(String family, String curve, String signature) {
            this.family = family;
            this.curve = curve;
            this.signature = signature;
        }

        /** The JDK opens a file in less than half of the other's time, and a start waits for it; it knows no SM2. */
        private KeyStore reader() throws GeneralSecurityException {
            return this == P256 ? KeyStore.getInstance("PKCS12") : KeyStore.getInstance("PKCS12", Bouncy.CASTLE);
        }
    }

    /** Makes all anew. The root's own key signs one certificate, and is then forgotten. */
    public static LocalKeys make(Curve curve, Instant from, Instant to, SecureRandom random) {
        try {
            KeyPair top = pair(curve, random);
            KeyPair own = pair(curve, random);
            X509v3CertificateBuilder root = certificate(ROOT, from, to, ROOT, top, random)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            X509v3CertificateBuilder authority = certificate(ROOT, from, to, AUTHORITY, own, random)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    // RFC 3161, section 2.3: critical, and for nothing else.
                    .addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            return new LocalKeys(
                    own.getPrivate(), signed(authority, curve, top), signed(root, curve, top), curve.signature);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException broken) {
            throw new IllegalStateException("no certificates made", broken);
        }
    }

    /** Reads what {@link #toPkcs12} wrote of keys on this curve. */
    public static LocalKeys fromPkcs12(Curve curve, byte[] bytes, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = curve.reader();
        store.load(new ByteArrayInputStream(bytes), password);
        Certificate[] chain = store.getCertificateChain(NAME);
        if (!(store.getKey(NAME, password) instanceof PrivateKey key) || chain == null || chain.length != 2) {
            throw new IOException("no key of a local authority in it");
        }
        return new LocalKeys(key, (X509Certificate) chain[0], (X509Certificate) chain[1], curve.signature);
    }

    /** The whole as a file, under a password. */
    public byte[] toPkcs12(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12", Bouncy.CASTLE);
        store.load(null, password);
        store.setKeyEntry(NAME, key, password, new Certificate[] {certificate, root});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    private static KeyPair pair(Curve curve, SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve.family, Bouncy.CASTLE);
        generator.initialize(new ECGenParameterSpec(curve.curve), random);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(
            X500Name issuer, Instant from, Instant to, X500Name subject, KeyPair pair, SecureRandom random) {
        var serial = new BigInteger(SERIAL_BITS, random).setBit(0);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(to), subject, pair.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, Curve curve, KeyPair by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .setProvider(Bouncy.CASTLE)
                .getCertificate(certificate.build(new JcaContentSignerBuilder(curve.signature)
                        .setProvider(Bouncy.CASTLE)
                        .build(by.getPrivate())));
    }
}

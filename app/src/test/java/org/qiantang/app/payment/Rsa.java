package org.qiantang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;

/** Self-made RSA keys, and signatures by them as both companies use them: SHA-256, Base64. */
public final class Rsa {
    private Rsa() {}

    public static KeyPair pair() {
        try {
            KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(2048);
            return maker.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static String sign(PrivateKey key, String text) {
        try {
            var signature = java.security.Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static boolean isGenuine(PublicKey key, String text, String mark) {
        try {
            var signature = java.security.Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(text.getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(mark));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    public static String base64(java.security.Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** As it lies in a file, with its first and last lines. */
    public static String pem(java.security.Key key, String kind) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }
}

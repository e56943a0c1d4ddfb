package org.qiantang.engine.tlog.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;

/**
 * Whose time-stamps are believed: those whose certificate leads to one of these anchors as of the time that it tells.
 *
 * <p>Nothing is asked of the network, so a certificate that was revoked before is not noticed. A token is to be stamped anew
 * before its certificate runs out or its hash weakens.
 */
public final class StampTrust {
    /** Hashes that nobody can make two texts for. */
    private static final Set<String> STRONG = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId(),
            GMObjectIdentifiers.sm3.getId());

    private final List<X509Certificate> anchors;

    public StampTrust(Collection<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
        if (this.anchors.isEmpty()) {
            throw new IllegalArgumentException("anchors: none (expected: one or more)");
        }
    }

    /**
     * Trust in these certificates, and in what they have signed.
     *
     * @throws org.qiantang.engine.tlog.wire.Malformed if it is not one certificate or more in PEM
     */
    public static StampTrust parse(String pem) {
        return new StampTrust(Pem.read(pem));
    }

    /** The anchors in PEM. */
    public String pem() {
        return Pem.write(anchors);
    }

    /** The SHA-256 of each anchor in DER, by which it can be compared with one that was published. */
    public List<Hash> fingerprints() {
        return anchors.stream().map(anchor -> Hash.sha256(Pem.der(anchor))).toList();
    }

    /** What checking a token comes to. */
    public enum Kind {
        HOLDS,
        /** It cannot be read as one. */
        NOT_A_TOKEN,
        /** It was made for other bytes. */
        OTHER_IMPRINT,
        /** It is not signed by a certificate in it that then might sign time-stamps, and nothing else. */
        FALSE_SIGNATURE,
        /** It, or a certificate on the way, stands on a hash that is broken. */
        WEAK,
        /** No way leads from its certificate to an anchor, as of its time. */
        NOT_TRUSTED
    }

    /**
     * What a good token says.
     *
     * @param at when the hash was there
     * @param accuracy how far off that may be; zero where the authority does not say
     * @param local whether it was made by an authority that makes its own certificates, and so is no third party
     */
    public record Stamp(
            Instant at, Duration accuracy, String authority, String policy, BigInteger serial, boolean local) {}

    /** What a token is worth; the stamp is null unless it holds. */
    public record Verdict(Kind kind, @Nullable Stamp stamp) {}

    /** Whether this token, in DER, says of this hash that it was there. */
    public Verdict judge(byte[] token, Hash imprint) {
        try {
            return judge(new TimeStampToken(new CMSSignedData(token)), imprint);
        } catch (CMSException | TSPException | IOException broken) {
            return new Verdict(Kind.NOT_A_TOKEN, null);
        } catch (RuntimeException broken) {
            // The library throws many things at bytes that are none of its own.
            return new Verdict(Kind.NOT_A_TOKEN, null);
        }
    }

    private Verdict judge(TimeStampToken token, Hash imprint) {
        TimeStampTokenInfo told = token.getTimeStampInfo();
        if (!told.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                || !Hash.of(told.getMessageImprintDigest()).equals(imprint)) {
            return new Verdict(Kind.OTHER_IMPRINT, null);
        }
        List<X509CertificateHolder> carried =
                List.copyOf(token.getCertificates().getMatches(null));
        List<X509CertificateHolder> signers =
                carried.stream().filter(token.getSID()::match).toList();
        if (signers.size() != 1 || !isSignedBy(signers.get(0), token)) {
            return new Verdict(Kind.FALSE_SIGNATURE, null);
        }
        if (!digestsOf(token).stream().allMatch(STRONG::contains)) {
            return new Verdict(Kind.WEAK, null);
        }
        return judge(signers.get(0), carried, told);
    }

    private Verdict judge(X509CertificateHolder signer, List<X509CertificateHolder> carried, TimeStampTokenInfo told) {
        Instant at = told.getGenTime().toInstant();
        List<X509Certificate> way = wayToAnAnchor(signer, carried, at);
        if (way.isEmpty()) {
            return new Verdict(Kind.NOT_TRUSTED, null);
        }
        if (way.stream().anyMatch(StampTrust::isWeak)) {
            return new Verdict(Kind.WEAK, null);
        }
        GenTimeAccuracy accuracy = told.getGenTimeAccuracy();
        Duration off = accuracy == null
                ? Duration.ZERO
                : Duration.ofSeconds(accuracy.getSeconds())
                        .plusMillis(accuracy.getMillis())
                        .plusNanos(accuracy.getMicros() * 1000L);
        String policy = told.getPolicy().getId();
        return new Verdict(
                Kind.HOLDS,
                new Stamp(
                        at,
                        off,
                        signer.getSubject().toString(),
                        policy,
                        told.getSerialNumber(),
                        policy.equals(LocalAuthority.POLICY)));
    }

    /** The library also looks whether the certificate may sign time-stamps, only those, and did so within its term. */
    private static boolean isSignedBy(X509CertificateHolder signer, TimeStampToken token) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Bouncy.CASTLE)
                    .build(signer));
            return true;
        } catch (TSPException | OperatorCreationException | GeneralSecurityException wrong) {
            return false;
        }
    }

    private static List<String> digestsOf(TimeStampToken token) {
        return token.toCMSSignedData().getSignerInfos().getSigners().stream()
                .map(SignerInformation::getDigestAlgOID)
                .toList();
    }

    /** The certificates from the signer's up to below an anchor; none where there is no way. */
    private List<X509Certificate> wayToAnAnchor(
            X509CertificateHolder signer, List<X509CertificateHolder> carried, Instant at) {
        try {
            var converter = new JcaX509CertificateConverter().setProvider(Bouncy.CASTLE);
            var given = new ArrayList<X509Certificate>();
            for (X509CertificateHolder one : carried) {
                given.add(converter.getCertificate(one));
            }
            var target = new X509CertSelector();
            target.setCertificate(converter.getCertificate(signer));
            Set<TrustAnchor> tops = anchors.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            var asked = new PKIXBuilderParameters(tops, target);
            asked.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(given)));
            asked.setRevocationEnabled(false);
            asked.setDate(Date.from(at));
            var way = new ArrayList<X509Certificate>();
            for (Certificate one : CertPathBuilder.getInstance("PKIX", Bouncy.CASTLE)
                    .build(asked)
                    .getCertPath()
                    .getCertificates()) {
                way.add((X509Certificate) one);
            }
            return way;
        } catch (CertPathBuilderException none) {
            return List.of();
        } catch (GeneralSecurityException broken) {
            return List.of();
        }
    }

    private static boolean isWeak(X509Certificate certificate) {
        String signedWith = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        return signedWith.contains("SHA1") || signedWith.contains("SHA-1") || signedWith.contains("MD");
    }
}

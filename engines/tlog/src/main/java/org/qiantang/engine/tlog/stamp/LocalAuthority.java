package org.qiantang.engine.tlog.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.qiantang.engine.tlog.merkle.Hash;

/**
 * An authority in this process, for tests and small installs. It is <em>no</em> independent third party, and says so: in its
 * certificates' names, and by a policy of its own in each token.
 */
public final class LocalAuthority implements StampAuthority {
    /** The policy of its tokens, an identifier made of a UUID (ITU-T X.667), so that nobody else has it. */
    public static final String POLICY = "2.25.261763056954711419876520793259508738915";

    private static final int SERIAL_BITS = 128;
    private static final int ACCURACY_SECONDS = 1;

    private final LocalKeys keys;
    private final InstantSource clock;
    private final SecureRandom random;

    public LocalAuthority(LocalKeys keys, InstantSource clock, SecureRandom random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** Who believes this authority. */
    public StampTrust trust() {
        return new StampTrust(List.of(keys.root()));
    }

    @Override
    public byte[] stamp(Hash imprint) throws IOException {
        var query = new StampQuery(imprint, random);
        return query.tokenIn(answer(query.bytes()));
    }

    /**
     * The answer to a request, both in DER; a refusal is an answer too.
     *
     * @throws IOException if the request is none
     */
    public byte[] answer(byte[] request) throws IOException {
        try {
            var responses = new TimeStampResponseGenerator(tokens(), Set.of(TSPAlgorithms.SHA256.getId()));
            Instant now = clock.instant();
            var serial = new BigInteger(SERIAL_BITS, random);
            return responses
                    .generate(new TimeStampRequest(request), serial, Date.from(now))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException broken) {
            throw new IllegalStateException("not stamped", broken);
        }
    }

    private TimeStampTokenGenerator tokens() throws TSPException, OperatorCreationException, GeneralSecurityException {
        SignerInfoGenerator signer = new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(Bouncy.CASTLE)
                .build(keys.signedWith(), keys.key(), keys.certificate());
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var tokens = new TimeStampTokenGenerator(
                signer, new JcaDigestCalculatorProviderBuilder().build().get(sha256), new ASN1ObjectIdentifier(POLICY));
        tokens.setAccuracySeconds(ACCURACY_SECONDS);
        tokens.addCertificates(new JcaCertStore(List.of(keys.certificate(), keys.root())));
        return tokens;
    }
}

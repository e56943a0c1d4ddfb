package org.qiantang.engine.tlog.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.qiantang.engine.tlog.merkle.Hash;

/** One question to an authority: a hash, and a number that no answer to another question can know. */
final class StampQuery {
    private static final int NONCE_BITS = 64;

    private final TimeStampRequest request;

    StampQuery(Hash imprint, SecureRandom random) {
        var generator = new TimeStampRequestGenerator();
        // With its certificates a token can be checked by itself, years later.
        generator.setCertReq(true);
        this.request = generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), new BigInteger(NONCE_BITS, random));
    }

    /** The request in DER. */
    byte[] bytes() throws IOException {
        return request.getEncoded();
    }

    /**
     * The token in an answer. Whose it is has still to be judged.
     *
     * @throws IOException if the answer refuses, is no answer, or is the answer to another question
     */
    byte[] tokenIn(byte[] answer) throws IOException {
        try {
            var response = new TimeStampResponse(answer);
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException(
                        "time-stamp refused: status=" + response.getStatus() + " why=" + response.getStatusString());
            }
            return token.getEncoded();
        } catch (TSPException wrong) {
            throw new IOException("time-stamp answer not usable: " + wrong.getMessage(), wrong);
        }
    }
}

package org.qiantang.engine.tlog.stamp;

import java.io.IOException;
import org.qiantang.engine.tlog.merkle.Hash;

/** Somebody who signs that a hash existed at a time: far away by HTTP, or in this process. */
public interface StampAuthority {
    /**
     * A token for a hash, in DER.
     *
     * @throws IOException if there was no answer, a refusal, or an answer to something else
     */
    byte[] stamp(Hash imprint) throws IOException, InterruptedException;
}

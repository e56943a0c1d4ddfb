package org.qiantang.engine.ear;

import java.net.URI;

/** What may be shown of an address: its host and port. A name and a password may stand before them, a key behind. */
final class Host {
    private Host() {}

    static String of(URI address) {
        // Not getHost: it is null where the name holds an underscore, as names between containers do.
        String authority = String.valueOf(address.getAuthority());
        return authority.substring(authority.lastIndexOf('@') + 1);
    }
}

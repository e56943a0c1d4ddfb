package org.qiantang.app.simulcast;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** Judges where a picture may be pushed: RTMP outside, not behind our own wall, and never back into this door. */
final class AddressCheck {
    private static final int RTMP_PORT = 1935;
    private static final int RTMPS_PORT = 443;
    private static final int LONGEST = 300;

    private final boolean privateAllowed;
    private final int ownPort;
    private final Names names;

    /** Asks for a name's addresses; may block. */
    @FunctionalInterface
    interface Names {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    AddressCheck(boolean privateAllowed, int ownPort, Names names) {
        this.privateAllowed = privateAllowed;
        this.ownPort = ownPort;
        this.names = names;
    }

    static List<InetAddress> ask(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    /** What is found of an address. */
    sealed interface Found {
        /** It may be pushed to, by the address that was looked at. */
        record Good(URI uri, InetAddress at) implements Found {}

        /** It is no {@code rtmp://host/app}. */
        record NoAddress() implements Found {}

        record UnknownHost(String host) implements Found {}

        /** It lies in a private network or on this machine. */
        record Private(String host) implements Found {}

        /** It is this server's own door. */
        record Ourselves() implements Found {}
    }

    Found judge(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException nonsense) {
            return new Found.NoAddress();
        }
        if (address.length() > LONGEST
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getFragment() != null
                || !Set.of("rtmp", "rtmps").contains(String.valueOf(uri.getScheme()))
                || uri.getPath().replace("/", "").isEmpty()) {
            return new Found.NoAddress();
        }
        List<InetAddress> all;
        try {
            all = names.of(uri.getHost());
        } catch (UnknownHostException nobody) {
            return new Found.UnknownHost(uri.getHost());
        }
        if (all.stream().anyMatch(AddressCheck::isThisMachine) && portOf(uri) == ownPort) {
            return new Found.Ourselves();
        }
        if (!privateAllowed && all.stream().anyMatch(AddressCheck::isPrivate)) {
            return new Found.Private(uri.getHost());
        }
        return all.isEmpty() ? new Found.UnknownHost(uri.getHost()) : new Found.Good(uri, all.getFirst());
    }

    static int portOf(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "rtmps".equals(uri.getScheme()) ? RTMPS_PORT : RTMP_PORT;
    }

    private static boolean isThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    /** All that is not an address of the open internet: better one too many. */
    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return switch (address) {
            case Inet4Address _ ->
                first == 0
                        || first >= 240
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 192 && second == 0)
                        || (first == 198 && (second == 18 || second == 19));
            case Inet6Address _ ->
                (first & 0xFE) == 0xFC
                        || first == 0 // addresses of the old world in new clothes
                        || (first == 0x20 && second == 0x02)
                        || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
            case InetAddress _ -> true;
        };
    }
}

package org.qiantang.app.simulcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.simulcast.AddressCheck.Found;

class AddressCheckTest {
    private static final Map<String, String> BOOK = Map.of(
            "live.example.cn", "203.0.113.9",
            "inside.example.cn", "10.1.2.3",
            "home.example.cn", "127.0.0.1");

    private final AddressCheck strict = new AddressCheck(false, 1935, AddressCheckTest::look);
    private final AddressCheck lenient = new AddressCheck(true, 1935, AddressCheckTest::look);

    @Test
    void an_address_outside_is_good_with_the_address_that_was_looked_at() {
        assertThat(strict.judge("rtmp://live.example.cn/app")).isInstanceOf(Found.Good.class);
        Found.Good tls = (Found.Good) strict.judge("rtmps://live.example.cn:443/app?token=1");

        assertThat(tls.at().getHostAddress()).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "live.example.cn/app",
                "http://live.example.cn/app",
                "rtmp://live.example.cn",
                "rtmp://live.example.cn/",
                "rtmp://me:pw@live.example.cn/app",
                "file:///etc/passwd",
                "rtmp://live.example.cn/app#x",
                "rtmp:// /app",
                "tee:rtmp://live.example.cn/app"
            })
    void what_is_no_rtmp_address_is_refused(String address) {
        assertThat(strict.judge(address)).isInstanceOf(Found.NoAddress.class);
    }

    @Test
    void private_networks_are_refused_by_name_and_by_number_unless_an_operator_allows_them() {
        assertThat(strict.judge("rtmp://inside.example.cn/live")).isEqualTo(new Found.Private("inside.example.cn"));
        assertThat(strict.judge("rtmp://192.168.0.4/live")).isEqualTo(new Found.Private("192.168.0.4"));
        assertThat(strict.judge("rtmp://home.example.cn:1936/live")).isInstanceOf(Found.Private.class);
        assertThat(lenient.judge("rtmp://inside.example.cn/live")).isInstanceOf(Found.Good.class);
    }

    @Test
    void our_own_door_is_refused_even_where_private_networks_are_allowed() {
        assertThat(lenient.judge("rtmp://home.example.cn/live")).isInstanceOf(Found.Ourselves.class);
        assertThat(lenient.judge("rtmp://127.0.0.1:1935/live")).isInstanceOf(Found.Ourselves.class);
        assertThat(lenient.judge("rtmp://127.0.0.1:1936/live")).isInstanceOf(Found.Good.class);
    }

    @Test
    void a_name_that_leads_nowhere_is_said() {
        assertThat(strict.judge("rtmp://nowhere.example.cn/live"))
                .isEqualTo(new Found.UnknownHost("nowhere.example.cn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.1.1",
                "127.1.2.3",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001::1"
            })
    void addresses_that_are_not_of_the_open_internet_are_private(String address) throws UnknownHostException {
        assertThat(AddressCheck.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.0.1", "172.32.0.1", "203.0.113.9", "2400:3200::1"})
    void addresses_of_the_open_internet_are_not(String address) throws UnknownHostException {
        assertThat(AddressCheck.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    private static List<InetAddress> look(String host) throws UnknownHostException {
        if (host.matches("[0-9.]+")) {
            return List.of(InetAddress.getByName(host));
        }
        String address = BOOK.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(address));
    }
}

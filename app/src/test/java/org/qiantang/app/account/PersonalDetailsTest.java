package org.qiantang.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.PersonalDetails.Kind;

class PersonalDetailsTest {
    @ParameterizedTest
    @CsvSource({
        "PHONE, 投诉人电话13800138000要求复核",
        "PHONE, 联系 138 0013 8000",
        "PHONE, 联系＋86-１３８-００１３-８０００",
        "PHONE, 打一三八零零一三八零零零",
        "PHONE, 座机 0571-88881234",
        "RESIDENT_NUMBER, 当事人11010519491231002X",
        "RESIDENT_NUMBER, 当事人 110105 19491231 002x",
        "EMAIL, 回复 Li.Ming@Example.com",
        "BANK_CARD, 退到 6222 0212 3456 7890 128",
        "BANK_CARD, 卡号4111111111111111",
        "MESSENGER, 微信号：li_ming2026",
        "MESSENGER, 加VX liming88",
        "MESSENGER, QQ号 1234567"
    })
    void what_tells_who_somebody_is_or_how_to_reach_them_is_found_however_it_is_written(Kind kind, String text) {
        assertThat(PersonalDetails.in(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "案卷 141732882190336001 复核",
                "举报 TS20261203-000012",
                "杭市监来函〔2026〕第 1234567 号",
                "(2026)浙0106民初12345号",
                "2026-12-03 08:00 至 2026-12-03 10:30 的场次",
                "案号 330106202600012345",
                "微信支付的订单核对",
                "来函要求提供 110105 号线索",
                "订单 4111111111111112"
            })
    void numbers_of_cases_orders_and_days_are_no_personal_details(String text) {
        assertThat(PersonalDetails.in(text)).isEmpty();
    }
}

package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AigcMarkTest {
    @Test
    void it_has_the_fields_of_the_standard_and_names_the_operator_as_who_made_it_and_passes_it_on() {
        JsonNode fields = JsonMapper.builder().build().readTree(new AigcMark("001191330100TEST").of("show-7"));

        assertThat(fields.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "Label",
                        "ContentProducer",
                        "ProduceID",
                        "ReservedCode1",
                        "ContentPropagator",
                        "PropagateID",
                        "ReservedCode2");
        assertThat(fields.get("Label").asString()).isEqualTo("1");
        assertThat(fields.get("ContentProducer").asString()).isEqualTo("001191330100TEST");
        assertThat(fields.get("ContentPropagator").asString()).isEqualTo("001191330100TEST");
        assertThat(fields.get("ProduceID").asString()).isEqualTo("show-7");
        assertThat(fields.get("PropagateID").asString()).isEqualTo("show-7");
    }

    @Test
    void the_longest_provider_and_show_have_room_in_a_piece_of_a_recording() {
        String longest = "AIGC=" + new AigcMark("x".repeat(36)).of("show-" + Long.MAX_VALUE);

        assertThat(longest).hasSizeLessThanOrEqualTo(252);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "钱塘", "a\"b", "a\\b", "a,b", "-a", "a ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void a_provider_that_would_break_the_mark_is_refused(String provider) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AigcMark(provider))
                .withMessageStartingWith("provider: ");
    }
}

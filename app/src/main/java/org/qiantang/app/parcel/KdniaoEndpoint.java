package org.qiantang.app.parcel;

import java.time.InstantSource;
import java.util.Map;
import org.qiantang.app.web.Problem;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where 快递鸟 tells of scans by itself (request types 101 and 102), signed as our requests are. */
@RestController
class KdniaoEndpoint {
    private static final int MAX_DATA = 1 << 20;
    private static final int MAX_PARCELS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CarrierSettings settings;
    private final Tracking tracking;
    private final InstantSource clock;

    KdniaoEndpoint(CarrierSettings settings, Tracking tracking, InstantSource clock) {
        this.settings = settings;
        this.tracking = tracking;
        this.clock = clock;
    }

    @PostMapping("/api/parcels/callback/kdniao")
    Map<String, Object> told(@RequestParam("RequestData") String data, @RequestParam("DataSign") String sign) {
        if (!settings.isReal()) {
            throw Problem.notFound();
        }
        if (data.length() > MAX_DATA || !new KdniaoSign(settings.kdniaoKey()).fits(data, sign)) {
            throw new Problem(403, "bad-signature", "签名不符", "the signature does not fit");
        }
        JsonNode push;
        try {
            push = JSON.readTree(data);
        } catch (JacksonException broken) {
            throw Problem.nonsense("RequestData", "不是 JSON", "not JSON");
        }
        JsonNode parcels = push.path("Data");
        for (int i = 0; i < Math.min(parcels.size(), MAX_PARCELS); i++) {
            JsonNode parcel = parcels.get(i);
            tracking.told(parcel.path("LogisticCode").asString(""), KdniaoTraces.of(parcel));
        }
        return Map.of(
                "EBusinessID",
                settings.kdniaoId(),
                "UpdateTime",
                clock.instant().toString(),
                "Success",
                true,
                "Reason",
                "");
    }
}

package org.qiantang.app.guidance;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The guidance as it stands, in both languages at once, for whoever is signed in. */
@RestController
@RequestMapping("/api/guidance")
class GuidanceEndpoints {
    private final Guidance guidance;

    GuidanceEndpoints(Guidance guidance) {
        this.guidance = guidance;
    }

    @GetMapping("/self-check")
    SelfCheck selfCheck(@AuthenticationPrincipal @Nullable Person person) {
        Fields.signedIn(person);
        return guidance.selfCheck();
    }

    @GetMapping("/medical-beauty")
    MedicalBeauty medicalBeauty(@AuthenticationPrincipal @Nullable Person person) {
        Fields.signedIn(person);
        return guidance.medicalBeauty();
    }

    @GetMapping("/laws")
    LawSources laws(@AuthenticationPrincipal @Nullable Person person) {
        Fields.signedIn(person);
        return guidance.laws();
    }
}

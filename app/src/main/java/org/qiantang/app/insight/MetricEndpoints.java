package org.qiantang.app.insight;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dictionary of metrics, for everybody who reads a figure. */
@RestController
class MetricEndpoints {
    private final MetricBook book;

    MetricEndpoints(MetricBook book) {
        this.book = book;
    }

    /** What each figure counts: formula, numerator, denominator, window, attribution, refunds and source. */
    @GetMapping("/api/metrics")
    MetricBook metricBook() {
        return book;
    }
}

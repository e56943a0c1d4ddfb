/**
 * Films of goods (短视频): made from facts sentence by sentence, cut from shows (切片), or uploaded; checked before anybody
 * sees them, and talked about below.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "catalog",
            "copywriting",
            "hearing",
            "mall",
            "media",
            "recording",
            "room",
            "settings",
            "shelf",
            "show",
            "takedown",
            "team",
            "web"
        })
@NullMarked
package org.qiantang.app.shortvideo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What a show's record says about one order: the goods as they were told of, what was said, and the seconds of it. */
@ApplicationModule(
        allowedDependencies = {"account", "aftersale", "catalog", "journal", "order", "recording", "room", "show", "web"
        })
@NullMarked
package org.qiantang.app.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

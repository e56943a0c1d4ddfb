/** What is kept and for how long (保存期限): what the law asks, what is set here, what is there, and what has gaps. */
@ApplicationModule(allowedDependencies = {"account", "feed", "helpdesk", "recording", "settings", "sheet", "web"})
@NullMarked
package org.qiantang.app.keep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

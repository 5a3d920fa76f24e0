<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name />
    <message>
        <source>The endpoint has spaces in it.</source>
        <translation>接入点中有空格。</translation>
    </message>
    <message>
        <source>%1 is not an endpoint: type a host name, such as oss-cn-hangzhou.aliyuncs.com.</source>
        <translation>%1 不是接入点：请输入主机名，例如 oss-cn-hangzhou.aliyuncs.com。</translation>
    </message>
    <message>
        <source>An endpoint has no user name and no password.</source>
        <translation>接入点不带用户名和密码。</translation>
    </message>
    <message>
        <source>An endpoint is a host only: the bucket has a field of its own.</source>
        <translation>接入点只是主机：存储桶有单独的字段。</translation>
    </message>
    <message>
        <source>The bucket is part of this address: it has a field of its own.</source>
        <translation>此地址中包含存储桶：存储桶有单独的字段。</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>您是指 %1 吗？</translation>
    </message>
    <message>
        <source>Without https, what you read and write can be seen on the way.</source>
        <translation>不使用 https 时，您读写的内容可能在传输途中被看到。</translation>
    </message>
    <message>
        <source>There are spaces around the name.</source>
        <translation>名称前后有空格。</translation>
    </message>
    <message>
        <source>A bucket's name is 3 to 63 lower-case letters, digits and dashes.</source>
        <translation>存储桶的名称由 3 到 63 个小写字母、数字和短横线组成。</translation>
    </message>
    <message>
        <source>A prefix has no slash at its ends.</source>
        <translation>前缀的首尾不能有斜杠。</translation>
    </message>
    <message>
        <source>A prefix needs a bucket that it is in.</source>
        <translation>前缀需要指定其所在的存储桶。</translation>
    </message>
</context>
<context>
    <name>ActivityLog</name>
    <message>
        <source>The record of activity in %1 cannot be used.</source>
        <translation>无法使用 %1 中的活动记录。</translation>
    </message>
</context>
<context>
    <name>BatchFile</name>
    <message>
        <source>%1 was not read: %2.</source>
        <translation>未读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 was not read: %2</source>
        <translation>未读取 %1：%2</translation>
    </message>
</context>
<context>
    <name>BatchFiles</name>
    <message>
        <source>It is larger than %1 MiB.</source>
        <translation>它大于 %1 MiB。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>请将其拆分成多个文件。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message>
        <source>It begins as a JSON array, but the array has no end.</source>
        <translation>它以 JSON 数组开头，但该数组没有结尾。</translation>
    </message>
    <message>
        <source>Close the array with “]”, or write one request on each line.</source>
        <translation>请用“]”闭合数组，或每行写一个请求。</translation>
    </message>
    <message>
        <source>Its array is empty.</source>
        <translation>其中的数组为空。</translation>
    </message>
    <message>
        <source>It holds %1 requests; at most %2 are made at a time.</source>
        <translation>其中有 %1 个请求；一次最多创建 %2 个。</translation>
    </message>
</context>
<context>
    <name>CredentialDraft</name>
    <message>
        <source>The endpoint is missing: choose a region or type one.</source>
        <translation>缺少接入点：请选择地域，或输入接入点。</translation>
    </message>
    <message>
        <source>The access key ID is missing.</source>
        <translation>缺少访问密钥 ID。</translation>
    </message>
    <message>
        <source>There is a space in the access key ID.</source>
        <translation>访问密钥 ID 中有空格。</translation>
    </message>
    <message>
        <source>The access key secret is missing.</source>
        <translation>缺少访问密钥 Secret。</translation>
    </message>
    <message>
        <source>There is a space or a line break in the secret.</source>
        <translation>Secret 中有空格或换行。</translation>
    </message>
    <message>
        <source>A temporary key needs its security token.</source>
        <translation>临时密钥需要其安全令牌。</translation>
    </message>
    <message>
        <source>There is a space or a line break in the token.</source>
        <translation>令牌中有空格或换行。</translation>
    </message>
    <message>
        <source>This time is over: get a new token.</source>
        <translation>该时间已过：请获取新的令牌。</translation>
    </message>
    <message>
        <source>Say which bucket the domain leads to.</source>
        <translation>请说明该域名指向哪个存储桶。</translation>
    </message>
</context>
<context>
    <name>Inventory</name>
    <message>
        <source>The record of sandboxes in %1 cannot be used.</source>
        <translation>无法使用 %1 中的沙箱记录。</translation>
    </message>
    <message>
        <source>Check that the file is readable and writable and that the disk is not full, or move it away to begin a new one.</source>
        <translation>请检查该文件是否可读写、磁盘是否已满，或将其移走以重新开始。</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>Schema version %1; this console knows %2.</source>
        <translation>架构版本 %1；此控制台支持 %2。</translation>
    </message>
    <message>
        <source>Use the newer console that wrote it.</source>
        <translation>请使用写入它的较新版控制台。</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain did not carry out the request.</source>
        <translation>钥匙串没有执行该请求。</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>钥匙串已锁定。</translation>
    </message>
    <message>
        <source>Unlock it and try again; nothing was sent.</source>
        <translation>请解锁后重试；没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check that a keyring is running, then try again.</source>
        <translation>检查密钥环是否在运行，然后重试。</translation>
    </message>
</context>
<context>
    <name>NamePatterns</name>
    <message>
        <source>The name has braces that are not understood: write {n}, or {n:03} for numbers with three digits.</source>
        <translation>名称中有无法理解的花括号：请写 {n}，三位数字则写 {n:03}。</translation>
    </message>
    <message>
        <source>All of them would have the same name. Add the number: %1</source>
        <translation>它们都会使用相同的名称。请加入编号：%1</translation>
    </message>
</context>
<context>
    <name>OssRegion</name>
    <message>
        <source>China (Hangzhou)</source>
        <translation>中国（杭州）</translation>
    </message>
    <message>
        <source>China (Shanghai)</source>
        <translation>中国（上海）</translation>
    </message>
    <message>
        <source>China (Nanjing)</source>
        <translation>中国（南京）</translation>
    </message>
    <message>
        <source>China (Fuzhou)</source>
        <translation>中国（福州）</translation>
    </message>
    <message>
        <source>China (Wuhan)</source>
        <translation>中国（武汉）</translation>
    </message>
    <message>
        <source>China (Qingdao)</source>
        <translation>中国（青岛）</translation>
    </message>
    <message>
        <source>China (Beijing)</source>
        <translation>中国（北京）</translation>
    </message>
    <message>
        <source>China (Zhangjiakou)</source>
        <translation>中国（张家口）</translation>
    </message>
    <message>
        <source>China (Hohhot)</source>
        <translation>中国（呼和浩特）</translation>
    </message>
    <message>
        <source>China (Ulanqab)</source>
        <translation>中国（乌兰察布）</translation>
    </message>
    <message>
        <source>China (Shenzhen)</source>
        <translation>中国（深圳）</translation>
    </message>
    <message>
        <source>China (Heyuan)</source>
        <translation>中国（河源）</translation>
    </message>
    <message>
        <source>China (Guangzhou)</source>
        <translation>中国（广州）</translation>
    </message>
    <message>
        <source>China (Chengdu)</source>
        <translation>中国（成都）</translation>
    </message>
    <message>
        <source>China (Hong Kong)</source>
        <translation>中国（香港）</translation>
    </message>
    <message>
        <source>Japan (Tokyo)</source>
        <translation>日本（东京）</translation>
    </message>
    <message>
        <source>South Korea (Seoul)</source>
        <translation>韩国（首尔）</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Malaysia (Kuala Lumpur)</source>
        <translation>马来西亚（吉隆坡）</translation>
    </message>
    <message>
        <source>Indonesia (Jakarta)</source>
        <translation>印度尼西亚（雅加达）</translation>
    </message>
    <message>
        <source>Philippines (Manila)</source>
        <translation>菲律宾（马尼拉）</translation>
    </message>
    <message>
        <source>Thailand (Bangkok)</source>
        <translation>泰国（曼谷）</translation>
    </message>
    <message>
        <source>Germany (Frankfurt)</source>
        <translation>德国（法兰克福）</translation>
    </message>
    <message>
        <source>UK (London)</source>
        <translation>英国（伦敦）</translation>
    </message>
    <message>
        <source>US (Silicon Valley)</source>
        <translation>美国（硅谷）</translation>
    </message>
    <message>
        <source>US (Virginia)</source>
        <translation>美国（弗吉尼亚）</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>墨西哥</translation>
    </message>
    <message>
        <source>UAE (Dubai)</source>
        <translation>阿联酋（迪拜）</translation>
    </message>
    <message>
        <source>Saudi Arabia (Riyadh)</source>
        <translation>沙特阿拉伯（利雅得）</translation>
    </message>
</context>
<context>
    <name>PortAllocator</name>
    <message>
        <source>No free port was found on this computer between %1 and %2.</source>
        <translation>在此计算机的 %1 到 %2 之间没有找到空闲端口。</translation>
    </message>
    <message>
        <source>Delete sandboxes that are not needed any more, then try again.</source>
        <translation>删除不再需要的沙箱，然后重试。</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>全部是(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>全部否(&amp;O)</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>恢复默认值</translation>
    </message>
</context>
<context>
    <name>SandboxLike</name>
    <message>
        <source>whether its lifetime was renewed</source>
        <translation>其生存期是否已续期</translation>
    </message>
    <message>
        <source>its lifetime</source>
        <translation>其生存期</translation>
    </message>
    <message>
        <source>its environment variables</source>
        <translation>其环境变量</translation>
    </message>
    <message>
        <source>its network rules</source>
        <translation>其网络规则</translation>
    </message>
    <message>
        <source>its readiness check</source>
        <translation>其就绪检查</translation>
    </message>
    <message>
        <source>a registry login</source>
        <translation>镜像仓库登录</translation>
    </message>
    <message>
        <source>the keys of its buckets</source>
        <translation>其存储桶的密钥</translation>
    </message>
</context>
<context>
    <name>SpecCode</name>
    <message>
        <source>Without limits the client asks for 1 CPU and 2 GiB of memory.</source>
        <translation>没有限制时，客户端会请求 1 个 CPU 和 2 GiB 内存。</translation>
    </message>
</context>
<context>
    <name>SpecJson</name>
    <message>
        <source>The text is larger than 1 MiB and was not read.</source>
        <translation>文本大于 1 MiB，未读取。</translation>
    </message>
    <message>
        <source>The text is nested deeper than a create request can be.</source>
        <translation>文本的嵌套层数超过了创建请求所能达到的深度。</translation>
    </message>
    <message>
        <source>The text is not JSON: it cannot be read from character %1 on.</source>
        <translation>文本不是 JSON：从第 %1 个字符起无法读取。</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>整个文本</translation>
    </message>
    <message>
        <source>%1 is not text.</source>
        <translation>%1 不是文本。</translation>
    </message>
    <message>
        <source>%1 is neither true nor false.</source>
        <translation>%1 既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>%1 is not a whole number.</source>
        <translation>%1 不是整数。</translation>
    </message>
    <message>
        <source>%1 is not a list.</source>
        <translation>%1 不是列表。</translation>
    </message>
    <message>
        <source>%1 is not an object.</source>
        <translation>%1 不是对象。</translation>
    </message>
    <message>
        <source>Correct the text, or export a sandbox to see the expected form.</source>
        <translation>更正文本，或导出一个沙箱以查看所需的格式。</translation>
    </message>
    <message>
        <source>timeout is too large a number.</source>
        <translation>timeout 的数值过大。</translation>
    </message>
</context>
<context>
    <name>SpecLibrary</name>
    <message>
        <source>The templates and drafts in %1 cannot be used.</source>
        <translation>无法使用 %1 中的模板和草稿。</translation>
    </message>
</context>
<context>
    <name>SpecTemplates</name>
    <message>
        <source>The text is no template: it is not a JSON object.</source>
        <translation>该文本不是模板：它不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The text is no template: it has no “%1” with a version.</source>
        <translation>该文本不是模板：其中没有带版本号的“%1”。</translation>
    </message>
    <message>
        <source>The template has no name.</source>
        <translation>模板没有名称。</translation>
    </message>
    <message>
        <source>Template %1 has no request.</source>
        <translation>模板 %1 没有请求。</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB and was not read.</source>
        <translation>文件大于 1 MiB，未读取。</translation>
    </message>
    <message>
        <source>The file is not JSON: it cannot be read from character %1 on.</source>
        <translation>文件不是 JSON：从第 %1 个字符起无法读取。</translation>
    </message>
    <message>
        <source>Template %1 cannot be used by this version of the console.</source>
        <translation>此版本的控制台无法使用模板 %1。</translation>
    </message>
    <message>
        <source>Template %1 cannot be changed by this version of the console.</source>
        <translation>此版本的控制台无法更改模板 %1。</translation>
    </message>
</context>
<context>
    <name>TransferJournal</name>
    <message>
        <source>The queue of transfers in %1 cannot be used.</source>
        <translation>无法使用 %1 中的传输队列。</translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>%1 and %2</source>
        <extracomment>The end of a list of names: %1 is all but the last, separated by commas</extracomment>
        <translation>%1和%2</translation>
    </message>
    <message>
        <source>Docker has no secured endpoints: they need Kubernetes.</source>
        <translation>Docker 没有受保护的端点：它们需要 Kubernetes。</translation>
    </message>
    <message>
        <source>A network policy needs the bridge network, and this connection puts sandboxes into the network of the host.</source>
        <translation>网络策略需要桥接网络，而此连接把沙箱放入主机网络。</translation>
    </message>
    <message>
        <source>A network policy needs the bridge network, and this connection puts sandboxes into the network %1.</source>
        <translation>网络策略需要桥接网络，而此连接把沙箱放入网络 %1。</translation>
    </message>
    <message>
        <source>A network policy needs an egress image, and this connection names none. Set one in the connection.</source>
        <translation>网络策略需要 egress 镜像，而此连接没有指定。请在连接中设置一个。</translation>
    </message>
    <message>
        <source>The credential proxy needs the egress mode dns+nft, and this connection uses %1.</source>
        <translation>凭据代理需要 egress 模式 dns+nft，而此连接使用 %1。</translation>
    </message>
    <message>
        <source>Network %1 of this connection does not exist on the engine. Create it, or choose another network in the connection.</source>
        <translation>此连接的网络 %1 在引擎上不存在。请创建它，或在连接中选择另一个网络。</translation>
    </message>
    <message>
        <source>Variable %1 is not allowed: names that begin with OPENSANDBOX_EGRESS_ belong to the egress sidecar, and it has none of this name.</source>
        <translation>不允许使用变量 %1：以 OPENSANDBOX_EGRESS_ 开头的名称属于 egress 边车，而它没有这个名称的变量。</translation>
    </message>
    <message>
        <source>Variable %1 cannot be set together with the credential proxy. Remove one of them.</source>
        <translation>变量 %1 不能与凭据代理同时设置。请移除其中一个。</translation>
    </message>
    <message>
        <source>a line break</source>
        <translation>换行符</translation>
    </message>
    <message>
        <source>Bucket “%1” cannot exist: a bucket's name is 3 to 63 lower-case letters, digits and dashes.</source>
        <translation>存储桶“%1”不可能存在：存储桶名称由 3 到 63 个小写字母、数字和短横线组成。</translation>
    </message>
    <message>
        <source>The endpoint contains “%1”, which is not allowed in it.</source>
        <translation>端点中含有“%1”，这是不允许的。</translation>
    </message>
    <message>
        <source>The prefix contains “%1”, which is not allowed in the path of a mount.</source>
        <translation>前缀中含有“%1”，这在挂载路径中是不允许的。</translation>
    </message>
    <message>
        <source>Option %1 contains “%2”, which is not allowed in it.</source>
        <translation>选项 %1 中含有“%2”，这是不允许的。</translation>
    </message>
    <message>
        <source>The bucket is missing.</source>
        <translation>缺少存储桶。</translation>
    </message>
    <message>
        <source>The endpoint is missing.</source>
        <translation>缺少端点。</translation>
    </message>
    <message>
        <source>An option of the mount is empty. Remove it.</source>
        <translation>挂载的某个选项为空。请移除它。</translation>
    </message>
    <message>
        <source>Option %1 begins with a dash. Write it without, such as allow_other.</source>
        <translation>选项 %1 以短横线开头。请去掉短横线，例如 allow_other。</translation>
    </message>
    <message>
        <source>Buckets cannot be mounted on this connection: its folder for them, %1, is no absolute path.</source>
        <translation>此连接无法挂载存储桶：用于存放它们的文件夹 %1 不是绝对路径。</translation>
    </message>
    <message>
        <source>The prefix %1 leads out of the bucket.</source>
        <translation>前缀 %1 超出了存储桶的范围。</translation>
    </message>
    <message>
        <source>“%1” is no name of an image: write it like python:3.13 or registry.example.org/team/app:1.</source>
        <translation>“%1”不是镜像名称：请写成 python:3.13 或 registry.example.org/team/app:1 这样的形式。</translation>
    </message>
    <message>
        <source>The user name for the registry is missing.</source>
        <translation>缺少镜像仓库的用户名。</translation>
    </message>
    <message>
        <source>The password for the registry is missing.</source>
        <translation>缺少镜像仓库的密码。</translation>
    </message>
    <message>
        <source>The command contains a NUL character, which no program receives.</source>
        <translation>命令中含有 NUL 字符，任何程序都无法接收它。</translation>
    </message>
    <message>
        <source>The command is blank, so the sandbox starts a shell and may end at once.</source>
        <translation>命令为空白，因此沙箱会启动一个 shell，并可能立即结束。</translation>
    </message>
    <message>
        <source>A variable has no name.</source>
        <translation>有一个变量没有名称。</translation>
    </message>
    <message>
        <source>Variable %1 contains a NUL character, which cannot be set.</source>
        <translation>变量 %1 中含有 NUL 字符，无法设置。</translation>
    </message>
    <message>
        <source>The name %1 contains an equals sign: programs see a variable called %2.</source>
        <translation>名称 %1 中含有等号：程序看到的变量名为 %2。</translation>
    </message>
    <message>
        <source>The name %1 contains a space, so shells cannot use it.</source>
        <translation>名称 %1 中含有空格，因此 shell 无法使用它。</translation>
    </message>
    <message>
        <source>Variable %1 is for the egress sidecar, and without a network policy there is none.</source>
        <translation>变量 %1 用于 egress 边车，而没有网络策略就没有边车。</translation>
    </message>
    <message>
        <source>Key %1 is kept but never shown again: keys that begin with %2 count as Docker's own.</source>
        <translation>键 %1 会被保存，但不再显示：以 %2 开头的键被视为 Docker 自己的键。</translation>
    </message>
    <message>
        <source>Docker ignores resource requests; only limits count.</source>
        <translation>Docker 忽略资源请求；只有限制有效。</translation>
    </message>
    <message>
        <source>This server is too old for the credential proxy and ignores it.</source>
        <translation>此服务器过旧，不支持凭据代理，会忽略它。</translation>
    </message>
    <message>
        <source>This extension gives the sandbox the privileges of a system administrator (CAP_SYS_ADMIN) and switches off AppArmor and seccomp for it.</source>
        <translation>此扩展会给予沙箱系统管理员权限（CAP_SYS_ADMIN），并为它关闭 AppArmor 和 seccomp。</translation>
    </message>
    <message>
        <source>%1 is too little memory: Docker needs 6 MiB or more.</source>
        <translation>%1 内存太少：Docker 需要 6 MiB 或更多。</translation>
    </message>
    <message>
        <source>%1 is more memory than the machine has, so the limit protects nothing.</source>
        <translation>%1 超过了机器的内存，因此该限制起不到保护作用。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is more than the %n CPU(s) of the machine.</source>
        <translation>
            <numerusform>%1 超过了机器的 %n 个 CPU。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is too little CPU: Docker needs 10m or more.</source>
        <translation>%1 CPU 太少：Docker 需要 10m 或更多。</translation>
    </message>
    <message>
        <source>The default action cannot be “%1”: it is allow or deny.</source>
        <translation>默认动作不能是“%1”：只能是 allow 或 deny。</translation>
    </message>
    <message>
        <source>The action cannot be “%1”: it is allow or deny.</source>
        <translation>动作不能是“%1”：只能是 allow 或 deny。</translation>
    </message>
    <message>
        <source>“%1” is no target: write a domain such as example.org or *.example.org, an address, or a network such as 192.0.2.0/24.</source>
        <translation>“%1”不是目标：请写域名（如 example.org 或 *.example.org）、地址，或网络（如 192.0.2.0/24）。</translation>
    </message>
    <message>
        <source>The rule for %1 has no effect: this connection filters names only, not addresses.</source>
        <translation>针对 %1 的规则无效：此连接只按名称过滤，不按地址过滤。</translation>
    </message>
    <message>
        <source>Target %1 has more than one rule; only one of them counts.</source>
        <translation>目标 %1 有多条规则；只有其中一条有效。</translation>
    </message>
    <message>
        <source>The path %1 contains a colon, which Docker cannot mount.</source>
        <translation>路径 %1 中含有冒号，Docker 无法挂载。</translation>
    </message>
    <message>
        <source>The path contains a NUL character, which cannot be part of a path.</source>
        <translation>路径中含有 NUL 字符，它不能成为路径的一部分。</translation>
    </message>
    <message>
        <source>A mount cannot replace the whole file system of the sandbox. Choose a folder, such as /mnt/%1.</source>
        <translation>挂载不能替换沙箱的整个文件系统。请选择一个文件夹，例如 /mnt/%1。</translation>
    </message>
    <message>
        <source>Nothing can be mounted inside /proc. Choose another folder.</source>
        <translation>/proc 中不能挂载任何内容。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Path %1 in the sandbox is used by two mounts. Give each its own.</source>
        <translation>沙箱中的路径 %1 被两个挂载使用。请分别指定不同的路径。</translation>
    </message>
    <message>
        <source>Path %1 belongs to OpenSandbox: files of execd may appear in this mount.</source>
        <translation>路径 %1 属于 OpenSandbox：execd 的文件可能出现在此挂载中。</translation>
    </message>
    <message>
        <source>Path %1 means %2 in the sandbox.</source>
        <translation>路径 %1 在沙箱中指的是 %2。</translation>
    </message>
    <message>
        <source>Claim %1 stays when the sandbox is deleted: only a claim that was created for it is deleted with it.</source>
        <translation>删除沙箱时，声明 %1 会保留：只有为它创建的声明才会随它一起删除。</translation>
    </message>
    <message>
        <source>Key %1 is not used: this bucket and prefix is mounted already with key %2.</source>
        <translation>密钥 %1 不会被使用：此存储桶和前缀已用密钥 %2 挂载。</translation>
    </message>
    <message>
        <source>Key %1 is reserved: keys that begin with %2 belong to OpenSandbox. Use another prefix.</source>
        <translation>键 %1 是保留的：以 %2 开头的键属于 OpenSandbox。请使用其他前缀。</translation>
    </message>
    <message>
        <source>Key “%1” cannot be used: a key is up to 63 letters, digits, dashes, dots and underscores that begin and end with a letter or digit, if need be after a domain and a slash.</source>
        <translation>键“%1”不可用：键由最多 63 个字母、数字、短横线、点和下划线组成，以字母或数字开头和结尾，必要时前面可加域名和斜杠。</translation>
    </message>
    <message>
        <source>The value of %1 cannot be used: a value is up to 63 letters, digits, dashes, dots and underscores that begin and end with a letter or digit.</source>
        <translation>%1 的值不可用：值由最多 63 个字母、数字、短横线、点和下划线组成，以字母或数字开头和结尾。</translation>
    </message>
    <message>
        <source>The renewal on access cannot be “%1”: it is a whole number of seconds from 300 (5 minutes) to 86400 (24 hours).</source>
        <translation>访问时续期不能是“%1”：它是 300（5 分钟）到 86400（24 小时）之间的整数秒数。</translation>
    </message>
    <message>
        <source>Snapshot %1 was not found. Choose one from the list of snapshots.</source>
        <translation>未找到快照 %1。请从快照列表中选择一个。</translation>
    </message>
    <message>
        <source>Docker has no lifecycle hooks: they need Kubernetes.</source>
        <translation>Docker 没有生命周期钩子：它们需要 Kubernetes。</translation>
    </message>
    <message>
        <source>Docker has no pools: they need Kubernetes. Leave poolRef out.</source>
        <translation>Docker 没有资源池：它们需要 Kubernetes。请去掉 poolRef。</translation>
    </message>
    <message>
        <source>Docker has no sandbox templates: they need Kubernetes.</source>
        <translation>Docker 没有沙箱模板：它们需要 Kubernetes。</translation>
    </message>
    <message>
        <source>The command has a quote that is not closed. Close it, or enter the words of the command one by one.</source>
        <translation>命令中有未闭合的引号。请闭合它，或逐个输入命令的各个词。</translation>
    </message>
    <message>
        <source>The command ends with a backslash that escapes nothing. Remove it, or double it.</source>
        <translation>命令以一个没有转义任何内容的反斜杠结尾。请移除它，或写成两个。</translation>
    </message>
    <message>
        <source>The operating system cannot be “%1”: it is linux or windows.</source>
        <translation>操作系统不能是“%1”：只能是 linux 或 windows。</translation>
    </message>
    <message>
        <source>The architecture cannot be “%1”: it is amd64 or arm64.</source>
        <translation>架构不能是“%1”：只能是 amd64 或 arm64。</translation>
    </message>
    <message>
        <source>Windows needs at least %1 here, and “%2” is less or cannot be read.</source>
        <translation>Windows 在这里至少需要 %1，而“%2”小于此值或无法读取。</translation>
    </message>
    <message>
        <source>A lifetime of %1 seconds ends after the year 9999. Choose a shorter one, or none.</source>
        <translation>%1 秒的生存期会在 9999 年之后结束。请选择更短的，或不设置。</translation>
    </message>
    <message>
        <source>A lifetime of %1 seconds is too long: this connection allows %2.</source>
        <translation>%1 秒的生存期太长：此连接允许 %2。</translation>
    </message>
    <message>
        <source>“%1” is no amount of memory: write a whole number with a unit, such as 512Mi.</source>
        <translation>“%1”不是内存大小：请写带单位的整数，例如 512Mi。</translation>
    </message>
    <message>
        <source>“%1” is no number of CPUs: write 2, 0.5 or 500m.</source>
        <translation>“%1”不是 CPU 数量：请写 2、0.5 或 500m。</translation>
    </message>
    <message>
        <source>“%1” is no number of GPUs: write a whole number, or all.</source>
        <translation>“%1”不是 GPU 数量：请写整数或 all。</translation>
    </message>
    <message>
        <source>Folder %1 may not be mounted: this connection allows no folder of the host. Ask for it to be allowed, or use a volume.</source>
        <translation>不允许挂载文件夹 %1：此连接不允许任何主机文件夹。请申请允许它，或使用卷。</translation>
    </message>
    <message>
        <source>Folder %1 may not be mounted: this connection allows %2. Choose a folder there, or ask for it to be allowed.</source>
        <translation>不允许挂载文件夹 %1：此连接允许 %2。请在其中选择文件夹，或申请允许它。</translation>
    </message>
    <message>
        <source>Folder %1 may not be mounted: no part of its path may begin with two dots.</source>
        <translation>不允许挂载文件夹 %1：其路径的任何部分都不能以两个点开头。</translation>
    </message>
    <message>
        <source>Folder %1 cannot be mounted as it is written: a slash is doubled or at the end.</source>
        <translation>文件夹 %1 不能按这种写法挂载：有重复的斜杠或以斜杠结尾。</translation>
    </message>
    <message>
        <source>Folder %1 inside the volume begins with a slash, but it is counted from the volume's own root.</source>
        <translation>卷内的文件夹 %1 以斜杠开头，但它应从卷自身的根目录算起。</translation>
    </message>
    <message>
        <source>Folder %1 inside the volume leads out of it: “..” is not allowed.</source>
        <translation>卷内的文件夹 %1 超出了卷的范围：不允许使用“..”。</translation>
    </message>
    <message>
        <source>Claim %1 was not found, and this mount is set not to create it. Create the claim, or allow creating it.</source>
        <translation>未找到声明 %1，而此挂载设置为不创建它。请创建该声明，或允许创建它。</translation>
    </message>
    <message>
        <source>The name %1 is used by two mounts. Give each its own.</source>
        <translation>名称 %1 被两个挂载使用。请分别指定不同的名称。</translation>
    </message>
    <message>
        <source>Choose either an image or a snapshot to start from.</source>
        <translation>请选择一个镜像或一个快照作为起点。</translation>
    </message>
    <message>
        <source>The command is missing: a sandbox from an image needs one.</source>
        <translation>缺少命令：从镜像创建的沙箱需要一个命令。</translation>
    </message>
    <message>
        <source>The lifetime is too short: it is 60 seconds or more, or none.</source>
        <translation>生存期太短：应为 60 秒或更长，或不设置。</translation>
    </message>
    <message>
        <source>The credential proxy needs a network policy.</source>
        <translation>凭据代理需要网络策略。</translation>
    </message>
    <message>
        <source>A snapshot cannot be used together with a pool.</source>
        <translation>快照不能与资源池同时使用。</translation>
    </message>
    <message>
        <source>Variable OPENSANDBOX_LIFECYCLE is reserved for OpenSandbox.</source>
        <translation>变量 OPENSANDBOX_LIFECYCLE 为 OpenSandbox 保留。</translation>
    </message>
    <message>
        <source>The name of a mount has 63 characters at most.</source>
        <translation>挂载的名称最多 63 个字符。</translation>
    </message>
    <message>
        <source>The name of a mount is made of lower-case letters, digits and dashes, and begins and ends with a letter or digit.</source>
        <translation>挂载的名称由小写字母、数字和短横线组成，以字母或数字开头和结尾。</translation>
    </message>
    <message>
        <source>The folder on the host is an absolute path, such as /data/shared.</source>
        <translation>主机上的文件夹是绝对路径，例如 /data/shared。</translation>
    </message>
    <message>
        <source>The name of a claim has 253 characters at most.</source>
        <translation>声明的名称最多 253 个字符。</translation>
    </message>
    <message>
        <source>The name of a claim is made of lower-case letters, digits and dashes, and begins and ends with a letter or digit.</source>
        <translation>声明的名称由小写字母、数字和短横线组成，以字母或数字开头和结尾。</translation>
    </message>
    <message>
        <source>The size of a claim is a number with Ki, Mi, Gi, Ti, Pi or Ei, such as 10Gi.</source>
        <translation>声明的大小是带 Ki、Mi、Gi、Ti、Pi 或 Ei 的数字，例如 10Gi。</translation>
    </message>
    <message>
        <source>The path in the sandbox begins with a slash, such as /mnt/data.</source>
        <translation>沙箱中的路径以斜杠开头，例如 /mnt/data。</translation>
    </message>
    <message>
        <source>The name of a bucket has 3 to 63 characters.</source>
        <translation>存储桶的名称有 3 到 63 个字符。</translation>
    </message>
    <message>
        <source>The version of ossfs is 1.0 or 2.0.</source>
        <translation>ossfs 的版本是 1.0 或 2.0。</translation>
    </message>
    <message>
        <source>The key for the bucket is missing. Choose a credential.</source>
        <translation>缺少存储桶的密钥。请选择一个凭据。</translation>
    </message>
    <message>
        <source>The target of the rule is missing.</source>
        <translation>缺少规则的目标。</translation>
    </message>
    <message>
        <source>The value of %1 is not accepted.</source>
        <translation>%1 的值不被接受。</translation>
    </message>
    <message>
        <source>Another mount has a part of this bucket, or all of it: ossfs cannot mount one inside the other. Use the same prefix in both.</source>
        <translation>另一个挂载已包含此存储桶的一部分或全部：ossfs 无法将一个挂载在另一个之内。请在两处使用相同的前缀。</translation>
    </message>
    <message>
        <source>A sandbox from a template has its image, command, variables, limits and storage from the template. Leave them out.</source>
        <translation>从模板创建的沙箱，其镜像、命令、变量、限制和存储都来自模板。请去掉它们。</translation>
    </message>
    <message>
        <source>This server is too old for lifecycle hooks and ignores them.</source>
        <translation>此服务器版本过旧，不支持生命周期钩子，会将其忽略。</translation>
    </message>
    <message>
        <source>A sandbox from a pool cannot have lifecycle hooks.</source>
        <translation>来自资源池的沙箱不能有生命周期钩子。</translation>
    </message>
    <message>
        <source>Two repeated commands have the same name.</source>
        <translation>有两个重复执行的命令同名。</translation>
    </message>
    <message>
        <source>The repeated command has no name.</source>
        <translation>重复执行的命令没有名称。</translation>
    </message>
    <message>
        <source>The schedule is missing, such as */5 * * * *.</source>
        <translation>缺少执行计划，例如 */5 * * * *。</translation>
    </message>
    <message>
        <source>The command of the hook is missing.</source>
        <translation>缺少钩子的命令。</translation>
    </message>
    <message>
        <source>A command may take 1 second to 3 hours before the start, and 1 to 300 seconds when it is repeated.</source>
        <translation>启动前的命令最多可用 1 秒到 3 小时，重复执行的命令最多可用 1 到 300 秒。</translation>
    </message>
</context>
<context>
    <name>osc</name>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>on the engine</source>
        <translation>已在引擎上</translation>
    </message>
    <message>
        <source>will be pulled</source>
        <translation>将会拉取</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Registry login</source>
        <translation>镜像仓库登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>入口命令</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Resources and lifetime</source>
        <translation>资源和生存期</translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation>%1 CPU</translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>%1 内存</translation>
    </message>
    <message>
        <source>%1 GPU</source>
        <translation>%1 GPU</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>生存期</translation>
    </message>
    <message>
        <source>until deleted</source>
        <translation>直到删除</translation>
    </message>
    <message>
        <source>%1, until about %2</source>
        <translation>%1，到大约 %2</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>挂载</translation>
    </message>
    <message>
        <source>what it writes is lost with it</source>
        <translation>写入的内容会随它一起丢失</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Egress</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>Allowed everywhere</source>
        <translation>允许访问任何地址</translation>
    </message>
    <message>
        <source>no policy</source>
        <translation>无策略</translation>
    </message>
    <message>
        <source>Allowed, with exceptions</source>
        <translation>允许，有例外</translation>
    </message>
    <message>
        <source>Denied, with exceptions</source>
        <translation>拒绝，有例外</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>up to %1 for execd</source>
        <translation>execd 最多 %1</translation>
    </message>
    <message>
        <source>up to %1 for HTTP at port %2, %3</source>
        <translation>端口 %2、%3 的 HTTP 最多 %1</translation>
    </message>
    <message>
        <source>until it runs</source>
        <translation>直到运行</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求量</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>扩展项</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>secured</source>
        <translation>受保护</translation>
    </message>
    <message>
        <source>Credential proxy</source>
        <translation>凭据代理</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>启动之前</translation>
    </message>
</context>
<context>
    <name>osc::AbandonedCreation</name>
    <message>
        <source>The creation of the sandbox was not completed.</source>
        <translation>沙箱的创建没有完成。</translation>
    </message>
</context>
<context>
    <name>osc::Activity</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Edit metadata</source>
        <translation>编辑元数据</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>直到 %1</translation>
    </message>
    <message>
        <source>+%1, until %2</source>
        <translation>+%1，直到 %2</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>已移除 %1</translation>
    </message>
</context>
<context>
    <name>osc::ActivityDetail</name>
    <message>
        <source>Try again with changes…</source>
        <translation>更改后重试…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>The server said</source>
        <translation>服务器的回复</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>以命令形式</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1，历时 %2</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Create another…</source>
        <translation>再创建一个…</translation>
    </message>
</context>
<context>
    <name>osc::ActivityModel</name>
    <message>
        <source>not done: %1</source>
        <translation>未完成：%1</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>failed: %1: %2</source>
        <translation>失败：%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>the console ended before it was done</source>
        <translation>完成之前控制台已结束</translation>
    </message>
    <message>
        <source>%1, elsewhere</source>
        <translation>%1，在别处</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>The server said</source>
        <translation>服务器的回复</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>以命令形式</translation>
    </message>
</context>
<context>
    <name>osc::ActivityPanel</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>刷新 (F5)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Nothing in the history passes the filter.</source>
        <translation>历史记录中没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>正在读取历史记录…</translation>
    </message>
    <message>
        <source>forgotten connection</source>
        <translation>已忘记的连接</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>另存为文本…</translation>
    </message>
    <message>
        <source>Options of leftovers</source>
        <translation>遗留的选项</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>By me</source>
        <translation>由我</translation>
    </message>
    <message>
        <source>Created here</source>
        <translation>在此创建</translation>
    </message>
    <message>
        <source>Ended sandboxes are leftovers after</source>
        <translation>已结束的沙箱在多久之后算作遗留</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s)</source>
        <translation>
            <numerusform>%n 个遗留</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>尚未执行任何操作。</translation>
    </message>
    <message>
        <source>Save the activity as text</source>
        <translation>将活动另存为文本</translation>
    </message>
</context>
<context>
    <name>osc::ArchiveAccess</name>
    <message>
        <source>“%1” could not be read through the Engine.</source>
        <translation>无法通过引擎读取“%1”。</translation>
    </message>
    <message>
        <source>The archive that the Engine sent is damaged.</source>
        <translation>引擎发送的归档已损坏。</translation>
    </message>
    <message>
        <source>The content ended before its announced length.</source>
        <translation>内容在其声明的长度之前就结束了。</translation>
    </message>
    <message>
        <source>“%1” holds too much to be listed while nothing can run in the sandbox.</source>
        <translation>“%1”内容太多，在沙箱中无法运行任何程序时不能列出。</translation>
    </message>
    <message>
        <source>Start or resume the sandbox, then try again.</source>
        <translation>启动或恢复沙箱，然后重试。</translation>
    </message>
    <message>
        <source>“%1” is too large to be written while nothing can run in the sandbox.</source>
        <translation>“%1”太大，在沙箱中无法运行任何程序时不能写入。</translation>
    </message>
    <message>
        <source>“%1” could not be written through the Engine.</source>
        <translation>无法通过引擎写入“%1”。</translation>
    </message>
    <message>
        <source>An upload of “%1” cannot go on while nothing can run in the sandbox.</source>
        <translation>在沙箱中无法运行任何程序时，不能继续上传“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::ArchiveModel</name>
    <message>
        <source>There are more.</source>
        <translation>还有更多。</translation>
    </message>
    <message>
        <source>The rest of the archive was not read.</source>
        <translation>归档的其余部分未读取。</translation>
    </message>
    <message>
        <source>The listing was ended: the archive unpacks to too much.</source>
        <translation>列表已中止：归档解包后的内容太多。</translation>
    </message>
    <message>
        <source>The archive is damaged behind the last entry.</source>
        <translation>归档在最后一个条目之后已损坏。</translation>
    </message>
    <message>
        <source>Only the beginning of the archive can be read here.</source>
        <translation>此处只能读取归档的开头部分。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 unpacked</source>
        <translation>%1，解包后 %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (encrypted)</source>
        <translation>%1（已加密）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>osc::ArchivePreviewer</name>
    <message>
        <source>Content of the archive</source>
        <translation>归档的内容</translation>
    </message>
</context>
<context>
    <name>osc::ArchiveTree</name>
    <message>
        <source>“%1” holds too much to be looked through while nothing can run in the sandbox.</source>
        <translation>“%1”内容太多，在沙箱中无法运行任何程序时不能逐一查看。</translation>
    </message>
    <message>
        <source>Start or resume the sandbox, then try again.</source>
        <translation>启动或恢复沙箱，然后重试。</translation>
    </message>
    <message>
        <source>“%1” could not be written through the Engine.</source>
        <translation>无法通过引擎写入“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::ArrangedTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>多行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>一行</translation>
    </message>
</context>
<context>
    <name>osc::Backend</name>
    <message>
        <source>This connection cannot tell how the sandbox is set now.</source>
        <translation>此连接无法告知沙箱当前的设置。</translation>
    </message>
    <message>
        <source>This connection cannot tell how a port is reached.</source>
        <translation>此连接无法给出端口的访问方式。</translation>
    </message>
</context>
<context>
    <name>osc::BackgroundCreations</name>
    <message>
        <source>Cancel the creation of %1</source>
        <translation>取消创建 %1</translation>
    </message>
    <message>
        <source>Creating %1</source>
        <translation>正在创建 %1</translation>
    </message>
    <message>
        <source>Creating %1: %2</source>
        <translation>正在创建 %1：%2</translation>
    </message>
    <message>
        <source>The creation of %1 was cancelled.</source>
        <translation>已取消创建 %1。</translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>已创建 %1。</translation>
    </message>
    <message>
        <source>%1 was created, but is not ready.</source>
        <translation>已创建 %1，但尚未就绪。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>%1 was not created: %2</source>
        <translation>未创建 %1：%2</translation>
    </message>
    <message>
        <source>Open the form again</source>
        <translation>重新打开表单</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>%1 was not created.</source>
        <translation>未创建 %1。</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
</context>
<context>
    <name>osc::Banner</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Run this in a terminal:</source>
        <translation>在终端中运行：</translation>
    </message>
</context>
<context>
    <name>osc::BasicsPage</name>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>What runs, and where. Everything else has a default that works.</source>
        <translation>运行什么，在哪里运行。其他各项都有可用的默认值。</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>python:3.11</source>
        <translation>python:3.11</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>镜像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>What the console calls it; kept as the metadata “name”. Without one its ID is shown.</source>
        <translation>控制台对它的称呼；保存为元数据“name”。没有名称时显示其 ID。</translation>
    </message>
    <message>
        <source>&amp;Entrypoint</source>
        <translation>入口命令(&amp;E)</translation>
    </message>
    <message>
        <source>As the engine</source>
        <translation>与引擎相同</translation>
    </message>
    <message>
        <source>&amp;Platform</source>
        <translation>平台(&amp;P)</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>有一个引号未闭合。</translation>
    </message>
    <message>
        <source>Another one needs emulation on the engine's machine.</source>
        <translation>其他平台需要引擎所在机器上的模拟。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There is no connection to create a sandbox on. Add one first.</source>
        <translation>没有可用于创建沙箱的连接。请先添加一个。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有应答。</translation>
    </message>
    <message>
        <source>%1 is not connected yet.</source>
        <translation>%1 尚未连接。</translation>
    </message>
    <message>
        <source>On the engine, %1, %2 old.</source>
        <translation>已在引擎上，%1，%2 之前。</translation>
    </message>
    <message>
        <source>Not on the engine: it is pulled from %1 when you create the sandbox.</source>
        <translation>不在引擎上：创建沙箱时会从 %1 拉取。</translation>
    </message>
    <message>
        <source>Choose an image that is on the engine, or type another: it is pulled then.</source>
        <translation>选择引擎上已有的镜像，或输入其他镜像：届时会拉取。</translation>
    </message>
    <message>
        <source>A name with a tag, as in “docker pull”.</source>
        <translation>带标签的名称，如同“docker pull”中的写法。</translation>
    </message>
    <message>
        <source>The image itself would run: %1</source>
        <translation>镜像本身会运行：%1</translation>
    </message>
    <message>
        <source>The command that keeps the sandbox alive. It ends when this command ends.</source>
        <translation>使沙箱保持运行的命令。此命令结束时沙箱也结束。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用它</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>数量(&amp;H)</translation>
    </message>
    <message>
        <source>They are called %1.</source>
        <translation>它们的名称为 %1。</translation>
    </message>
    <message>
        <source>{n} in the name becomes the number of each, {n:03} a number with three digits.</source>
        <translation>名称中的 {n} 会变成每个沙箱的编号，{n:03} 则为三位数字。</translation>
    </message>
    <message>
        <source>Used before. Delete removes it from this list.</source>
        <translation>以前用过。按 Delete 键可从此列表移除。</translation>
    </message>
</context>
<context>
    <name>osc::BatchDialog</name>
    <message>
        <source>Create sandboxes</source>
        <translation>创建沙箱</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>位于(&amp;O)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>&amp;At a time</source>
        <translation>同时创建(&amp;A)</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>同时创建</translation>
    </message>
    <message>
        <source>Open in the form…</source>
        <translation>在表单中打开…</translation>
    </message>
    <message>
        <source>Cancel the others</source>
        <translation>取消其余的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show sandbox</source>
        <translation>显示沙箱</translation>
    </message>
    <message>
        <source>Select one row.</source>
        <translation>请选择一行。</translation>
    </message>
    <message>
        <source>This line cannot be read.</source>
        <translation>无法读取此行。</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>问题 %1</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) can be created.</source>
        <translation>
            <numerusform>可以创建 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be used (line %1); see the reason of each below.</source>
        <translation>
            <numerusform>%n 个无法使用（第 %1 行）；各自的原因见下方。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no connection to create sandboxes on.</source>
        <translation>没有可用于创建沙箱的连接。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有应答。</translation>
    </message>
    <message>
        <source>There is nothing to create.</source>
        <translation>没有可创建的内容。</translation>
    </message>
    <message numerus="yes">
        <source>Create %n sandbox(es)</source>
        <translation>
            <numerusform>创建 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Creating sandboxes on %1</source>
        <translation>正在 %1 上创建沙箱</translation>
    </message>
    <message>
        <source>Sandboxes on %1</source>
        <translation>%1 上的沙箱</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n sandbox(es)</source>
        <translation>
            <numerusform>重试 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>在后台继续</translation>
    </message>
</context>
<context>
    <name>osc::BatchModel</name>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>正在创建</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Created, not ready</source>
        <translation>已创建，未就绪</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 后</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>osc::BatchRun</name>
    <message>
        <source>Create sandboxes</source>
        <translation>创建沙箱</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>The password for %1 is not in the keychain.</source>
        <translation>%1 的密码不在钥匙串中。</translation>
    </message>
    <message>
        <source>Create one sandbox with New sandbox, and keep its registry login.</source>
        <translation>请用“新建沙箱”创建一个沙箱，并保存其镜像仓库登录信息。</translation>
    </message>
    <message>
        <source>The connection %1 was removed.</source>
        <translation>连接 %1 已移除。</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were not created.</source>
        <translation>
            <numerusform>有 %n 个沙箱未创建。</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry those that failed, or see the reason of each.</source>
        <translation>可重试失败的项，或查看每一项的原因。</translation>
    </message>
    <message>
        <source>%1 of %2 created</source>
        <translation>已创建 %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1失败</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>已取消 %1 个</translation>
    </message>
</context>
<context>
    <name>osc::BatchTable</name>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
</context>
<context>
    <name>osc::Batches</name>
    <message>
        <source>Cancel the creation of the others</source>
        <translation>取消创建其余的沙箱</translation>
    </message>
    <message>
        <source>Creating sandboxes: %1</source>
        <translation>正在创建沙箱：%1</translation>
    </message>
    <message>
        <source>Sandboxes: %1.</source>
        <translation>沙箱：%1。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>osc::BucketDialog</name>
    <message>
        <source>Open bucket</source>
        <translation>打开存储桶</translation>
    </message>
    <message>
        <source>Choose a key first.</source>
        <translation>请先选择一个密钥。</translation>
    </message>
    <message>
        <source>Type or choose a bucket first.</source>
        <translation>请先输入或选择一个存储桶。</translation>
    </message>
</context>
<context>
    <name>osc::BucketFileSystem</name>
    <message>
        <source>through %1</source>
        <translation>通过 %1</translation>
    </message>
    <message>
        <source>Objects have no permission bits.</source>
        <translation>对象没有权限位。</translation>
    </message>
    <message>
        <source>A bucket as a whole is not moved or copied.</source>
        <translation>不能整个移动或复制存储桶。</translation>
    </message>
    <message>
        <source>%1 cannot be put into itself.</source>
        <translation>无法将 %1 放入其自身。</translation>
    </message>
    <message>
        <source>%1 is being restored already.</source>
        <translation>%1 已在解冻中。</translation>
    </message>
    <message>
        <source>The object %1 was not deleted.</source>
        <translation>没有删除对象 %1。</translation>
    </message>
    <message>
        <source>A bucket is not removed as a folder is.</source>
        <translation>不能像移除文件夹那样移除存储桶。</translation>
    </message>
    <message>
        <source>The upload of %1 cannot go on: what arrived of it has changed.</source>
        <translation>无法继续上传 %1：已到达的部分发生了变化。</translation>
    </message>
    <message>
        <source>Upload it from the start.</source>
        <translation>请从头重新上传。</translation>
    </message>
    <message>
        <source>%1 is too long for an object.</source>
        <translation>%1 太长，不能作为对象。</translation>
    </message>
    <message>
        <source>There is no object %1.</source>
        <translation>没有对象 %1。</translation>
    </message>
    <message>
        <source>There is already something called %1.</source>
        <translation>已有名为 %1 的内容。</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 是文件夹。</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 不是文件夹。</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile.</source>
        <translation>%1 在此期间已被他人更改。</translation>
    </message>
    <message>
        <source>Open it again to see what it holds now.</source>
        <translation>请重新打开它，查看现在的内容。</translation>
    </message>
    <message>
        <source>What arrived of %1 differs from what was sent.</source>
        <translation>%1 到达的内容与发送的内容不同。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
</context>
<context>
    <name>osc::BucketPicker</name>
    <message>
        <source>Key from the keychain</source>
        <translation>钥匙串中的密钥</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Sub-folder (prefix)</source>
        <translation>子文件夹（前缀）</translation>
    </message>
    <message>
        <source>All of the bucket</source>
        <translation>整个存储桶</translation>
    </message>
    <message>
        <source>Read the folders again</source>
        <translation>重新读取文件夹</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>New OSS key…</source>
        <translation>新建 OSS 密钥…</translation>
    </message>
    <message>
        <source>No OSS key is stored yet.</source>
        <translation>尚未保存任何 OSS 密钥。</translation>
    </message>
    <message>
        <source>Key %1 is not in the keychain.</source>
        <translation>密钥 %1 不在钥匙串中。</translation>
    </message>
    <message>
        <source>Asking for the buckets…</source>
        <translation>正在查询存储桶…</translation>
    </message>
    <message>
        <source>This key may not list buckets: type the name of one that it may open.</source>
        <translation>此密钥无权列出存储桶：请输入它可以打开的存储桶的名称。</translation>
    </message>
    <message>
        <source>This account has no buckets.</source>
        <translation>此账号没有存储桶。</translation>
    </message>
    <message>
        <source>Choose a bucket first.</source>
        <translation>请先选择一个存储桶。</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
</context>
<context>
    <name>osc::BucketSourceForm</name>
    <message>
        <source>E&amp;ndpoint</source>
        <translation>接入点(&amp;N)</translation>
    </message>
    <message>
        <source>ossfs 2.0</source>
        <translation>ossfs 2.0</translation>
    </message>
    <message>
        <source>ossfs 1.0</source>
        <translation>ossfs 1.0</translation>
    </message>
    <message>
        <source>Mounted with</source>
        <translation>挂载工具</translation>
    </message>
    <message>
        <source>O&amp;ptions</source>
        <translation>选项(&amp;P)</translation>
    </message>
    <message>
        <source>One in a line, without a dash before it, such as allow_other.</source>
        <translation>每行一个，前面不加短横线，例如 allow_other。</translation>
    </message>
    <message>
        <source>From the key.</source>
        <translation>来自密钥。</translation>
    </message>
    <message>
        <source>From the key: its internal endpoint.</source>
        <translation>来自密钥：其内网接入点。</translation>
    </message>
    <message>
        <source>More: %1, no extra options</source>
        <translation>更多：%1，没有额外选项</translation>
    </message>
    <message numerus="yes">
        <source>More: %1, %n option(s)</source>
        <translation>
            <numerusform>更多：%1，%n 个选项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BucketTree</name>
    <message>
        <source>Folders of the bucket</source>
        <translation>存储桶的文件夹</translation>
    </message>
    <message>
        <source>There are more: type the prefix.</source>
        <translation>还有更多：请输入前缀。</translation>
    </message>
</context>
<context>
    <name>osc::BulkNotices</name>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry %1</source>
        <translation>重试 %1</translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>复制此列表</translation>
    </message>
    <message>
        <source>Show in Activity</source>
        <translation>在活动中显示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>osc::BulkRun</name>
    <message numerus="yes">
        <source>%n sandbox(es) were paused.</source>
        <translation>
            <numerusform>已暂停 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were resumed.</source>
        <translation>
            <numerusform>已恢复 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were renewed.</source>
        <translation>
            <numerusform>已为 %n 个沙箱续期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The metadata of %n sandbox(es) was changed.</source>
        <translation>
            <numerusform>已更改 %n 个沙箱的元数据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were deleted.</source>
        <translation>
            <numerusform>已删除 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be paused.</source>
        <translation>
            <numerusform>无法暂停 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be resumed.</source>
        <translation>
            <numerusform>无法恢复 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be renewed.</source>
        <translation>
            <numerusform>无法为 %n 个沙箱续期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The metadata of %n sandbox(es) could not be changed.</source>
        <translation>
            <numerusform>无法更改 %n 个沙箱的元数据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be deleted.</source>
        <translation>
            <numerusform>无法删除 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2, then not waited for</source>
        <translation>%2 个中完成 %1 个，之后未等待</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1: the connection was closed before it was done.</source>
        <translation>%1：完成之前连接已关闭。</translation>
    </message>
    <message>
        <source>Open the connection, and try again.</source>
        <translation>请打开连接，然后重试。</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n 个完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone meanwhile</source>
        <translation>
            <numerusform>%n 个在此期间消失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not waited for</source>
        <translation>
            <numerusform>%n 个未等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n sandbox(es)</source>
        <translation>
            <numerusform>%1：%n 个沙箱中的 %2 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were gone meanwhile.</source>
        <translation>
            <numerusform>有 %n 个沙箱在此期间消失。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BytePipe</name>
    <message>
        <source>The stream ended early.</source>
        <translation>数据流提前结束。</translation>
    </message>
</context>
<context>
    <name>osc::ChangesView</name>
    <message>
        <source>Changes since the request</source>
        <translation>自请求以来的更改</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要询问的项</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Only a sandbox that was created from this computer can be compared with its request. This one was created elsewhere.</source>
        <translation>只有从此计算机创建的沙箱才能与其请求比较。这一个是在别处创建的。</translation>
    </message>
    <message>
        <source>Asking how the sandbox is set now…</source>
        <translation>正在查询沙箱当前的设置…</translation>
    </message>
    <message>
        <source>The sandbox is as it was asked for.</source>
        <translation>沙箱与请求一致。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) differ from the request.</source>
        <translation>
            <numerusform>有 %n 项与请求不同。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CheckList</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>to note</source>
        <translation>需注意</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>osc::CleanUpDialog</name>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message numerus="yes">
        <source>Clean up %n leftover(s)?</source>
        <translation>
            <numerusform>要清理 %n 个遗留吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files of %n of them are lost and cannot be brought back.</source>
        <translation>
            <numerusform>其中 %n 个的文件会丢失且无法恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each is looked at again first; what is in use meanwhile stays.</source>
        <translation>清理前会再次查看每一项；在此期间被使用的会保留。</translation>
    </message>
    <message>
        <source>%1 (%2): %3. %4</source>
        <translation>%1（%2）：%3。%4</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>复制此列表</translation>
    </message>
    <message numerus="yes">
        <source>Clean up %n leftover(s)</source>
        <translation>
            <numerusform>清理 %n 个遗留</numerusform>
        </translation>
    </message>
    <message>
        <source>amount unknown</source>
        <translation>数量未知</translation>
    </message>
    <message>
        <source>The volume and the files in it, %1</source>
        <translation>卷及其中的文件，%1</translation>
    </message>
    <message>
        <source>The sandbox and the files changed in it, %1</source>
        <translation>沙箱及其中更改的文件，%1</translation>
    </message>
    <message>
        <source>The sandbox, which was to be deleted already, with %1 of changed files</source>
        <translation>本应已删除的沙箱，其中更改的文件有 %1</translation>
    </message>
    <message>
        <source>A container that nobody uses; no files of yours</source>
        <translation>无人使用的容器；其中没有您的文件</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>The mount on this computer; everything in the bucket stays</source>
        <translation>此计算机上的挂载；存储桶中的所有内容都会保留</translation>
    </message>
</context>
<context>
    <name>osc::CloseToTray</name>
    <message>
        <source>Keep running in the tray?</source>
        <translation>要在托盘中继续运行吗？</translation>
    </message>
    <message>
        <source>There the console goes on deleting sandboxes when they expire, and tells you ten minutes before. When it has ended, nobody does.</source>
        <translation>在托盘中，控制台会继续在沙箱到期时删除它们，并提前十分钟通知您。控制台结束后就没有程序这样做了。</translation>
    </message>
    <message>
        <source>&amp;Remember this</source>
        <translation>记住此选择(&amp;R)</translation>
    </message>
    <message>
        <source>Remember this</source>
        <translation>记住此选择</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>osc::ColumnLayout</name>
    <message>
        <source>Reset the columns</source>
        <translation>重置列</translation>
    </message>
</context>
<context>
    <name>osc::CommandJobList</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>ended well</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>ended with exit code %1</source>
        <translation>以退出码 %1 结束</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>后台</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>osc::CommandLine</name>
    <message>
        <source>--theme is light, dark or system, not “%1”.</source>
        <translation>--theme 只能是 light、dark 或 system，不能是“%1”。</translation>
    </message>
    <message>
        <source>--geometry is WIDTHxHEIGHT, not “%1”.</source>
        <translation>--geometry 的格式是 宽x高，不能是“%1”。</translation>
    </message>
    <message>
        <source>--open is sandboxes, activity or the ID of a sandbox, not “%1”.</source>
        <translation>--open 只能是 sandboxes、activity 或沙箱的 ID，不能是“%1”。</translation>
    </message>
    <message>
        <source>Shows only the sandboxes of the connection with this name.</source>
        <translation>只显示此名称的连接上的沙箱。</translation>
    </message>
    <message>
        <source>Opens a place, sandboxes or activity, or a sandbox.</source>
        <translation>打开一个位置（sandboxes 或 activity），或一个沙箱。</translation>
    </message>
    <message>
        <source>Opens the form for a new sandbox.</source>
        <translation>打开新建沙箱的表单。</translation>
    </message>
    <message>
        <source>Starts another console even if one is running.</source>
        <translation>即使已有控制台在运行，也再启动一个。</translation>
    </message>
    <message>
        <source>Checks what the console needs, says how to mend what is missing, and ends with 0 when all is well, else with 1. Needs no display.</source>
        <translation>检查控制台所需的一切，说明如何补救缺少的部分；一切正常时以 0 结束，否则以 1 结束。不需要显示器。</translation>
    </message>
    <message>
        <source>With --doctor: prints JSON, for programs.</source>
        <translation>与 --doctor 一起使用：输出 JSON，供程序使用。</translation>
    </message>
    <message>
        <source>--json goes with --doctor only.</source>
        <translation>--json 只能与 --doctor 一起使用。</translation>
    </message>
    <message>
        <source>Creates and looks after OpenSandbox sandboxes.</source>
        <translation>创建并管理 OpenSandbox 沙箱。</translation>
    </message>
    <message>
        <source>Shows this text.</source>
        <translation>显示此文本。</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>颜色：light、dark 或 system。</translation>
    </message>
    <message>
        <source>Uses only the engine at this address, and only for this run.</source>
        <translation>只使用此地址的引擎，且仅限本次运行。</translation>
    </message>
    <message>
        <source>Size of the window: WIDTHxHEIGHT.</source>
        <translation>窗口大小：宽x高。</translation>
    </message>
    <message>
        <source>Prints “window” and “list” when these have been painted, for measurements.</source>
        <translation>绘制完成时输出“window”和“list”，用于测量。</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>“%1”不是选项。</translation>
    </message>
    <message>
        <source>OpenSandbox Console is running already, but does not answer. End it, or start another one with --new-instance.</source>
        <translation>OpenSandbox Console 已在运行，但没有应答。请结束它，或用 --new-instance 另启动一个。</translation>
    </message>
</context>
<context>
    <name>osc::CommandSession</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Ended by a signal (%1) after %2, through %3.</source>
        <translation>被信号 (%1) 终止，历时 %2，通过 %3。</translation>
    </message>
    <message>
        <source>Exit code %1 after %2, through %3.</source>
        <translation>退出码 %1，历时 %2，通过 %3。</translation>
    </message>
    <message>
        <source>“%1” is not a variable.</source>
        <translation>“%1”不是变量。</translation>
    </message>
    <message>
        <source>Write NAME=value, one on each line.</source>
        <translation>请写 NAME=value，每行一个。</translation>
    </message>
</context>
<context>
    <name>osc::CommandsTab</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command, as in a shell. Up and Down bring back earlier ones.</source>
        <translation>命令，如同在 shell 中。向上和向下键可调出之前的命令。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>That of the sandbox</source>
        <translation>沙箱的工作目录</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>工作目录</translation>
    </message>
    <message>
        <source>NAME=value, one on each line</source>
        <translation>NAME=value，每行一个</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type a command first.</source>
        <translation>请先输入命令。</translation>
    </message>
    <message>
        <source>Earlier output is not kept any more.</source>
        <translation>更早的输出不再保留。</translation>
    </message>
    <message>
        <source>How it runs</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>Show new output</source>
        <translation>显示新输出</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>User and group</source>
        <translation>用户和组</translation>
    </message>
    <message>
        <source>Those of the sandbox, or 1000:1000</source>
        <translation>沙箱的用户和组，或 1000:1000</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>单独运行</translation>
    </message>
    <message>
        <source>All in one shell</source>
        <translation>全部在同一 shell 中</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>后台</translation>
    </message>
    <message>
        <source>Commands in the background</source>
        <translation>后台命令</translation>
    </message>
    <message>
        <source>It has written nothing new.</source>
        <translation>它没有新的输出。</translation>
    </message>
    <message>
        <source>User and group are numbers: 1000 or 1000:1000.</source>
        <translation>用户和组是数字：1000 或 1000:1000。</translation>
    </message>
    <message>
        <source>Select a command first.</source>
        <translation>请先选择一个命令。</translation>
    </message>
    <message>
        <source>It has ended.</source>
        <translation>它已结束。</translation>
    </message>
</context>
<context>
    <name>osc::Conflicts</name>
    <message>
        <source>%1 was not replaced: of the two, one is a folder.</source>
        <translation>没有替换 %1：两者之中有一个是文件夹。</translation>
    </message>
    <message>
        <source>Keep both, or rename one of them.</source>
        <translation>请保留两者，或重命名其中一个。</translation>
    </message>
    <message>
        <source>There is no free name for %1.</source>
        <translation>没有可供 %1 使用的空闲名称。</translation>
    </message>
</context>
<context>
    <name>osc::ConnectDialog</name>
    <message>
        <source>Connect to an engine</source>
        <translation>连接到引擎</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>在此计算机上找到的</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect %1</source>
        <translation>连接 %1 个</translation>
    </message>
    <message>
        <source>OpenSandbox server…</source>
        <translation>OpenSandbox 服务器…</translation>
    </message>
    <message>
        <source>A socket as unix:///path, or a Docker Engine elsewhere as tcp://host:2376.</source>
        <translation>套接字写作 unix:///path，其他位置的 Docker 引擎写作 tcp://host:2376。</translation>
    </message>
</context>
<context>
    <name>osc::ConnectionBanner</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use another socket or host…</source>
        <translation>使用其他套接字或主机…</translation>
    </message>
    <message>
        <source>Open the doctor</source>
        <translation>打开诊断</translation>
    </message>
    <message>
        <source>Next try in %1</source>
        <translation>%1 后重试</translation>
    </message>
    <message numerus="yes">
        <source>%1, tried %n time(s) since %2</source>
        <translation>
            <numerusform>%1，自 %2 起已尝试 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ConnectionEditor</name>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Folder with ca.pem, cert.pem and key.pem</source>
        <translation>包含 ca.pem、cert.pem 和 key.pem 的文件夹</translation>
    </message>
    <message>
        <source>None: no client certificate</source>
        <translation>无：没有客户端证书</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Check the certificate of the engine</source>
        <translation>检查引擎的证书</translation>
    </message>
    <message>
        <source>Host folders that sandboxes may mount</source>
        <translation>沙箱可以挂载的主机文件夹</translation>
    </message>
    <message>
        <source>You are asked once for each new folder, and what you allow then is added to this list. Folders below an allowed one are allowed too.</source>
        <translation>每个新文件夹会询问您一次，您允许的文件夹会加入此列表。已允许文件夹之下的文件夹也被允许。</translation>
    </message>
    <message>
        <source>Forget this connection</source>
        <translation>忘记此连接</translation>
    </message>
    <message>
        <source>Its sandboxes stay where they are.</source>
        <translation>它的沙箱保持原样。</translation>
    </message>
    <message>
        <source>Save connection</source>
        <translation>保存连接</translation>
    </message>
    <message>
        <source>Folder with the certificates</source>
        <translation>存放证书的文件夹</translation>
    </message>
    <message>
        <source>The connection %1 has this address already.</source>
        <translation>连接 %1 已使用此地址。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>There is neither ca.pem nor cert.pem in %1.</source>
        <translation>%1 中既没有 ca.pem 也没有 cert.pem。</translation>
    </message>
    <message>
        <source>The connection needs a name.</source>
        <translation>连接需要一个名称。</translation>
    </message>
    <message>
        <source>With another address it is another engine: the list shows the sandboxes there.</source>
        <translation>换了地址就是另一个引擎：列表会显示那里的沙箱。</translation>
    </message>
    <message>
        <source>Without the check anybody on the way can pose as the engine.</source>
        <translation>不检查证书时，途中的任何人都可以冒充引擎。</translation>
    </message>
</context>
<context>
    <name>osc::ConnectionModel</name>
    <message>
        <source>No connection yet</source>
        <translation>尚无连接</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s) live</source>
        <translation>
            <numerusform>%n 个连接中有 %1 个在线</numerusform>
        </translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1？</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>osc::Connections</name>
    <message>
        <source>forgotten connection</source>
        <translation>已忘记的连接</translation>
    </message>
    <message>
        <source>A socket needs an absolute path: unix:///var/run/docker.sock.</source>
        <translation>套接字需要绝对路径：unix:///var/run/docker.sock。</translation>
    </message>
    <message>
        <source>The address needs a host: tcp://host:2376.</source>
        <translation>地址需要主机：tcp://host:2376。</translation>
    </message>
    <message>
        <source>The address starts with unix:// or tcp://.</source>
        <translation>地址以 unix:// 或 tcp:// 开头。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>The address is https://host/path, or host:8080 for a server without encryption.</source>
        <translation>地址为 https://host/path；没有加密的服务器为 host:8080。</translation>
    </message>
</context>
<context>
    <name>osc::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Which host folders sandboxes may mount is set for each connection: choose Edit. Forgetting a connection leaves its sandboxes where they are.</source>
        <translation>每个连接可单独设置沙箱可以挂载哪些主机文件夹：请选择“编辑”。忘记连接后，其沙箱保持原样。</translation>
    </message>
</context>
<context>
    <name>osc::ContainerLookup</name>
    <message>
        <source>The container %1 could not be read.</source>
        <translation>无法读取容器 %1。</translation>
    </message>
    <message>
        <source>The list of sandboxes could not be read.</source>
        <translation>无法读取沙箱列表。</translation>
    </message>
    <message>
        <source>The sandbox %1 does not exist any more.</source>
        <translation>沙箱 %1 已不存在。</translation>
    </message>
</context>
<context>
    <name>osc::CreateErrors</name>
    <message>
        <source>Another container on the engine has the name of this sandbox.</source>
        <translation>引擎上的另一个容器使用了此沙箱的名称。</translation>
    </message>
    <message>
        <source>Try again: every sandbox gets a new name.</source>
        <translation>请重试：每个沙箱都会得到新名称。</translation>
    </message>
    <message>
        <source>The engine's machine does not have that many CPUs.</source>
        <translation>引擎所在的机器没有那么多 CPU。</translation>
    </message>
    <message>
        <source>Ask for fewer CPUs.</source>
        <translation>请减少 CPU 数量。</translation>
    </message>
    <message>
        <source>The memory limit is too small for a container.</source>
        <translation>内存限制对容器来说太小。</translation>
    </message>
    <message>
        <source>Ask for at least 6 MB of memory.</source>
        <translation>请至少指定 6 MB 内存。</translation>
    </message>
    <message>
        <source>The engine's machine offers no GPU to containers.</source>
        <translation>引擎所在的机器不向容器提供 GPU。</translation>
    </message>
    <message>
        <source>Leave the GPU limit empty, or install the GPU runtime on that machine.</source>
        <translation>将 GPU 限制留空，或在那台机器上安装 GPU 运行时。</translation>
    </message>
    <message>
        <source>Two volumes have the same path in the sandbox.</source>
        <translation>两个卷在沙箱中的路径相同。</translation>
    </message>
    <message>
        <source>Give every volume its own mount path.</source>
        <translation>请为每个卷指定不同的挂载路径。</translation>
    </message>
    <message>
        <source>The driver of a volume is not installed on the engine's machine.</source>
        <translation>卷的驱动没有安装在引擎所在的机器上。</translation>
    </message>
    <message>
        <source>Install the volume driver, or choose another volume.</source>
        <translation>请安装该卷驱动，或选择其他卷。</translation>
    </message>
    <message>
        <source>The image %1 was removed from the engine meanwhile.</source>
        <translation>镜像 %1 在此期间已从引擎上移除。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The image %1 is not made for the platform of this sandbox.</source>
        <translation>镜像 %1 不适用于此沙箱的平台。</translation>
    </message>
    <message>
        <source>Choose another platform, or an image that is made for it.</source>
        <translation>请选择其他平台，或适用于该平台的镜像。</translation>
    </message>
    <message>
        <source>The engine does not accept one of the volumes.</source>
        <translation>引擎不接受其中一个卷。</translation>
    </message>
    <message>
        <source>Check the paths of the volumes.</source>
        <translation>请检查各卷的路径。</translation>
    </message>
    <message>
        <source>The network of the connection does not exist.</source>
        <translation>连接的网络不存在。</translation>
    </message>
    <message>
        <source>Choose another network in the settings of the connection.</source>
        <translation>请在连接的设置中选择其他网络。</translation>
    </message>
    <message>
        <source>Every port that was chosen for the sandbox was taken by another program.</source>
        <translation>为沙箱选择的每个端口都被其他程序占用了。</translation>
    </message>
    <message>
        <source>The engine could not mount one of the volumes.</source>
        <translation>引擎无法挂载其中一个卷。</translation>
    </message>
    <message>
        <source>Check that the folder or volume exists and that the engine may use it.</source>
        <translation>请检查文件夹或卷是否存在，以及引擎是否可以使用它。</translation>
    </message>
    <message>
        <source>The image has no /bin/sh, which execd needs to start.</source>
        <translation>镜像中没有 execd 启动所需的 /bin/sh。</translation>
    </message>
    <message>
        <source>Choose an image with a shell.</source>
        <translation>请选择带有 shell 的镜像。</translation>
    </message>
    <message>
        <source>The command “%1” does not exist in the image.</source>
        <translation>镜像中不存在命令“%1”。</translation>
    </message>
    <message>
        <source>Check the entrypoint; write the whole path when it is not in PATH.</source>
        <translation>请检查入口命令；如果它不在 PATH 中，请写出完整路径。</translation>
    </message>
    <message>
        <source>The command “%1” cannot be executed in the image.</source>
        <translation>镜像中无法执行命令“%1”。</translation>
    </message>
    <message>
        <source>Check that it is an executable file for the platform of the sandbox.</source>
        <translation>请检查它是否是沙箱平台的可执行文件。</translation>
    </message>
    <message>
        <source>The engine's machine has no memory left for the sandbox.</source>
        <translation>引擎所在的机器已没有内存可供沙箱使用。</translation>
    </message>
    <message>
        <source>Delete or pause other sandboxes, then try again.</source>
        <translation>删除或暂停其他沙箱，然后重试。</translation>
    </message>
    <message>
        <source>The sandbox could not run: %1</source>
        <translation>沙箱无法运行：%1</translation>
    </message>
    <message>
        <source>The command “%1” was ended because the sandbox ran out of memory.</source>
        <translation>由于沙箱内存不足，命令“%1”已被终止。</translation>
    </message>
    <message>
        <source>The command “%1” has ended already, without an error.</source>
        <translation>命令“%1”已结束，没有错误。</translation>
    </message>
    <message>
        <source>The command “%1” cannot be executed in the image (exit code 126).</source>
        <translation>镜像中无法执行命令“%1”（退出码 126）。</translation>
    </message>
    <message>
        <source>The command “%1” was not found in the image (exit code 127).</source>
        <translation>镜像中未找到命令“%1”（退出码 127）。</translation>
    </message>
    <message>
        <source>The command “%1” ended with exit code %2.</source>
        <translation>命令“%1”以退出码 %2 结束。</translation>
    </message>
    <message>
        <source>The sandbox was not created: its Docker Engine has not answered yet.</source>
        <translation>未创建沙箱：其 Docker 引擎尚未应答。</translation>
    </message>
    <message>
        <source>Wait until the connection is live, then try again.</source>
        <translation>请等到连接在线，然后重试。</translation>
    </message>
    <message>
        <source>Left behind on the engine: %1.</source>
        <translation>遗留在引擎上：%1。</translation>
    </message>
</context>
<context>
    <name>osc::CreatePlan</name>
    <message>
        <source>“%1” is not a limit for “%2”.</source>
        <translation>“%1”不是“%2”的有效限制。</translation>
    </message>
    <message>
        <source>The entrypoint “%1” has an open quotation mark or ends with a backslash.</source>
        <translation>入口命令“%1”中有未闭合的引号，或以反斜杠结尾。</translation>
    </message>
    <message>
        <source>“%1” would be accepted.</source>
        <translation>可以接受的值例如“%1”。</translation>
    </message>
    <message>
        <source>This connection cannot run Windows sandboxes.</source>
        <translation>此连接无法运行 Windows 沙箱。</translation>
    </message>
    <message>
        <source>Choose the platform linux, or an OpenSandbox server for this sandbox.</source>
        <translation>请为此沙箱选择平台 linux，或使用 OpenSandbox 服务器。</translation>
    </message>
</context>
<context>
    <name>osc::CreateReadiness</name>
    <message>
        <source>The sandbox runs, but answered with an error for %1 seconds.</source>
        <translation>沙箱在运行，但在 %1 秒内一直以错误应答。</translation>
    </message>
    <message>
        <source>The sandbox runs, but did not answer within %1 seconds.</source>
        <translation>沙箱在运行，但在 %1 秒内没有应答。</translation>
    </message>
    <message>
        <source>Port %1 could not be asked whether the sandbox is ready, because it has no execd.</source>
        <translation>无法通过端口 %1 询问沙箱是否就绪，因为它没有 execd。</translation>
    </message>
</context>
<context>
    <name>osc::CreateView</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>已用时 %1</translation>
    </message>
    <message>
        <source>Creating %1</source>
        <translation>正在创建 %1</translation>
    </message>
    <message>
        <source>%1 was not created</source>
        <translation>未创建 %1</translation>
    </message>
    <message>
        <source>%1 was created</source>
        <translation>已创建 %1</translation>
    </message>
    <message>
        <source>It runs, but it is not ready.</source>
        <translation>它在运行，但尚未就绪。</translation>
    </message>
</context>
<context>
    <name>osc::CreatedView</name>
    <message>
        <source>Created here</source>
        <translation>在此创建</translation>
    </message>
    <message>
        <source>Nothing in the history passes the filter.</source>
        <translation>历史记录中没有符合筛选条件的内容。</translation>
    </message>
    <message>
        <source>Nothing has been created from here yet.</source>
        <translation>尚未从这里创建任何内容。</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>正在读取历史记录…</translation>
    </message>
    <message>
        <source>Created %1 from %2</source>
        <translation>于 %1 从 %2 创建</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>Mounted: %1</source>
        <translation>已挂载：%1</translation>
    </message>
    <message>
        <source>Result: %1, %2</source>
        <translation>结果：%1，%2</translation>
    </message>
</context>
<context>
    <name>osc::Creation</name>
    <message>
        <source>what had been made was removed</source>
        <translation>已创建的部分已移除</translation>
    </message>
    <message>
        <source>ready after %1 s</source>
        <translation>%1 秒后就绪</translation>
    </message>
    <message>
        <source>created after %1 s, but not ready</source>
        <translation>%1 秒后创建，但尚未就绪</translation>
    </message>
    <message>
        <source>Create sandbox</source>
        <translation>创建沙箱</translation>
    </message>
</context>
<context>
    <name>osc::CreationFlows</name>
    <message>
        <source>The connection it was made on is gone; another one is chosen.</source>
        <translation>创建时所用的连接已不存在；已选择另一个。</translation>
    </message>
    <message>
        <source>Create from a file</source>
        <translation>从文件创建</translation>
    </message>
    <message>
        <source>Create requests (*.json *.jsonl *.ndjson);;All files (*)</source>
        <translation>创建请求 (*.json *.jsonl *.ndjson);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is neither a folder nor a file of create requests.</source>
        <translation>%1 既不是文件夹，也不是包含创建请求的文件。</translation>
    </message>
    <message>
        <source>It was not made here; what could not be known: %1.</source>
        <translation>它不是在此创建的；无法得知：%1。</translation>
    </message>
    <message>
        <source>Secret values were not kept: %1.</source>
        <translation>没有保存机密值：%1。</translation>
    </message>
    <message>
        <source>Like %1.</source>
        <translation>与 %1 相同。</translation>
    </message>
    <message>
        <source>As it was asked for before.</source>
        <translation>与之前请求的相同。</translation>
    </message>
</context>
<context>
    <name>osc::CredentialActions</name>
    <message>
        <source>New OSS key…</source>
        <translation>新建 OSS 密钥…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>全部测试</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制为副本</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Open bucket</source>
        <translation>打开存储桶</translation>
    </message>
    <message>
        <source>New sandbox with this key…</source>
        <translation>用此密钥新建沙箱…</translation>
    </message>
    <message>
        <source>Copy key ID</source>
        <translation>复制密钥 ID</translation>
    </message>
    <message>
        <source>Show secret…</source>
        <translation>显示 Secret…</translation>
    </message>
    <message>
        <source>Copy secret…</source>
        <translation>复制 Secret…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>The secret was taken from the clipboard.</source>
        <translation>已从剪贴板中清除 Secret。</translation>
    </message>
    <message>
        <source>Select a credential first.</source>
        <translation>请先选择一个凭据。</translation>
    </message>
    <message>
        <source>Select only one.</source>
        <translation>请只选择一个。</translation>
    </message>
    <message>
        <source>A registry login is made and used where an image is chosen.</source>
        <translation>镜像仓库登录在选择镜像的地方创建和使用。</translation>
    </message>
    <message>
        <source>Nothing can be imported here.</source>
        <translation>此处无法导入任何内容。</translation>
    </message>
    <message>
        <source>Stop the tests</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>There is no key to test.</source>
        <translation>没有可测试的密钥。</translation>
    </message>
    <message>
        <source>Delete %1…</source>
        <translation>删除 %1…</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个密钥。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key ID(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 个密钥 ID。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialDialog</name>
    <message>
        <source>New OSS key</source>
        <translation>新建 OSS 密钥</translation>
    </message>
    <message>
        <source>Edit OSS key: %1</source>
        <translation>编辑 OSS 密钥：%1</translation>
    </message>
    <message>
        <source>Leave as it is to keep the stored secret.</source>
        <translation>保持原样即可保留已保存的 Secret。</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Also try to write a small probe object</source>
        <translation>同时尝试写入一个小的探测对象</translation>
    </message>
    <message>
        <source>A few bytes are written below the default bucket and prefix, and removed again.</source>
        <translation>会在默认存储桶和前缀下写入几个字节，然后移除。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>正在保存。</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>osc::CredentialFile</name>
    <message>
        <source>%1 in %2 is damaged, so nothing of it is shown.</source>
        <translation>%2 中的 %1 已损坏，因此不显示其中的任何内容。</translation>
    </message>
    <message>
        <source>It was put aside as %1. What is in the keychain is still there.</source>
        <translation>已将其另存为 %1。钥匙串中的内容仍然存在。</translation>
    </message>
    <message>
        <source>The list of OSS keys</source>
        <translation>OSS 密钥列表</translation>
    </message>
    <message>
        <source>The list of registry logins</source>
        <translation>镜像仓库登录列表</translation>
    </message>
</context>
<context>
    <name>osc::CredentialForm</name>
    <message>
        <source>Temporary token (STS), internal endpoint, signature</source>
        <translation>临时令牌 (STS)、内网接入点、签名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点 (Endpoint)</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>访问密钥 ID</translation>
    </message>
    <message>
        <source>Access key secret</source>
        <translation>访问密钥 Secret</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>Default bucket</source>
        <translation>默认存储桶</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Temporary key (STS)</source>
        <translation>临时密钥 (STS)</translation>
    </message>
    <message>
        <source>Security token</source>
        <translation>安全令牌</translation>
    </message>
    <message>
        <source>The time when it runs out is known</source>
        <translation>已知其到期时间</translation>
    </message>
    <message>
        <source>Runs out at</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Only for an endpoint that does not tell it.</source>
        <translation>仅用于看不出地域的接入点。</translation>
    </message>
    <message>
        <source>Internal endpoint</source>
        <translation>内网接入点</translation>
    </message>
    <message>
        <source>Reached only from inside the region, and without fees for traffic.</source>
        <translation>只能从地域内访问，不收取流量费用。</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Mounts use the internal endpoint</source>
        <translation>挂载使用内网接入点</translation>
    </message>
    <message>
        <source>OSS, version 4</source>
        <translation>OSS，版本 4</translation>
    </message>
    <message>
        <source>OSS, version 1 (older services)</source>
        <translation>OSS，版本 1（较旧的服务）</translation>
    </message>
    <message>
        <source>S3-compatible</source>
        <translation>兼容 S3</translation>
    </message>
    <message>
        <source>The bucket is in the path of the address</source>
        <translation>存储桶位于地址的路径中</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Remove the spaces</source>
        <translation>移除空格</translation>
    </message>
    <message>
        <source>The endpoint is a domain of the bucket (CNAME)</source>
        <translation>接入点是存储桶自己的域名 (CNAME)</translation>
    </message>
</context>
<context>
    <name>osc::CredentialImport</name>
    <message>
        <source>It takes on a role (mode %1): its keys are made anew each time.</source>
        <translation>它会扮演角色（模式 %1）：其密钥每次都重新生成。</translation>
    </message>
    <message>
        <source>It belongs to an ECS instance (mode %1) and works only there.</source>
        <translation>它属于某个 ECS 实例（模式 %1），只能在那里使用。</translation>
    </message>
    <message>
        <source>It is a pair of RSA keys (mode %1), which OSS does not take.</source>
        <translation>它是一对 RSA 密钥（模式 %1），OSS 不接受。</translation>
    </message>
    <message>
        <source>Its mode %1 has no key that could be kept.</source>
        <translation>其模式 %1 没有可以保存的密钥。</translation>
    </message>
    <message>
        <source>It has no access key ID or no secret.</source>
        <translation>它没有访问密钥 ID，或没有 Secret。</translation>
    </message>
    <message>
        <source>It is a temporary key without its token.</source>
        <translation>它是临时密钥，但没有令牌。</translation>
    </message>
    <message>
        <source>Its endpoint %1 is not the address of a server.</source>
        <translation>其接入点 %1 不是服务器的地址。</translation>
    </message>
</context>
<context>
    <name>osc::CredentialModel</name>
    <message>
        <source>Registry login</source>
        <translation>镜像仓库登录</translation>
    </message>
    <message>
        <source>image pulls</source>
        <translation>拉取镜像</translation>
    </message>
    <message>
        <source>No credentials yet</source>
        <translation>尚无凭据</translation>
    </message>
    <message numerus="yes">
        <source>%n in memory for this run</source>
        <translation>
            <numerusform>本次运行中内存里有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the keychain</source>
        <translation>
            <numerusform>钥匙串中有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Used, %1</source>
        <translation>已使用，%1</translation>
    </message>
    <message>
        <source>Kept, %1</source>
        <translation>已保存，%1</translation>
    </message>
    <message>
        <source>Waits to be tested</source>
        <translation>等待测试</translation>
    </message>
    <message>
        <source>Being tested…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Could not be tested</source>
        <translation>无法测试</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <translation>从 %1 导入</translation>
    </message>
    <message>
        <source>Kept since %1</source>
        <translation>自 %1 起保存</translation>
    </message>
    <message>
        <source>Region %1</source>
        <translation>地域 %1</translation>
    </message>
    <message>
        <source>Mounts use %1</source>
        <translation>挂载使用 %1</translation>
    </message>
    <message>
        <source>Inside the region: %1</source>
        <translation>地域内：%1</translation>
    </message>
    <message>
        <source>Tested %1</source>
        <translation>测试时间：%1</translation>
    </message>
    <message>
        <source>The token ends %1</source>
        <translation>令牌到期：%1</translation>
    </message>
    <message>
        <source>OSS key</source>
        <translation>OSS 密钥</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>由 %1 使用</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点 (Endpoint)</translation>
    </message>
    <message>
        <source>Key ID or user</source>
        <translation>密钥 ID 或用户</translation>
    </message>
    <message>
        <source>Default bucket</source>
        <translation>默认存储桶</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>上次测试</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
</context>
<context>
    <name>osc::CredentialStore</name>
    <message numerus="yes">
        <source>Before that, %n OSS key(s) could be imported. %1</source>
        <translation>
            <numerusform>在此之前，有 %n 个 OSS 密钥可以导入。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请为它命名。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>名称最多 %1 个字符。</translation>
    </message>
    <message>
        <source>A name has only the letters a to z, digits, dots and dashes.</source>
        <translation>名称只能包含字母 a 到 z、数字、点和短横线。</translation>
    </message>
    <message>
        <source>There is an OSS key named %1 already.</source>
        <translation>已有名为 %1 的 OSS 密钥。</translation>
    </message>
    <message>
        <source>Enter an endpoint, such as oss-cn-hangzhou.aliyuncs.com.</source>
        <translation>请输入接入点，例如 oss-cn-hangzhou.aliyuncs.com。</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>这不是服务器的地址。</translation>
    </message>
    <message>
        <source>An endpoint is a server only, without a path. The bucket has a field of its own.</source>
        <translation>接入点只是服务器，不带路径。存储桶有单独的字段。</translation>
    </message>
    <message>
        <source>This access key ID is too long.</source>
        <translation>此访问密钥 ID 太长。</translation>
    </message>
    <message>
        <source>This access key secret or token is too long.</source>
        <translation>此访问密钥 Secret 或令牌太长。</translation>
    </message>
    <message>
        <source>This OSS key was removed meanwhile.</source>
        <translation>此 OSS 密钥在此期间已被移除。</translation>
    </message>
    <message>
        <source>Enter the access key ID and its secret.</source>
        <translation>请输入访问密钥 ID 及其 Secret。</translation>
    </message>
    <message>
        <source>The keychain is locked, so %1 was not kept.</source>
        <translation>钥匙串已锁定，因此没有保存 %1。</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain is locked, so %1 was not removed.</source>
        <translation>钥匙串已锁定，因此没有移除 %1。</translation>
    </message>
    <message>
        <source>The keychain is locked, so %1 cannot be read.</source>
        <translation>钥匙串已锁定，因此无法读取 %1。</translation>
    </message>
    <message>
        <source>Unlock it and try again; nothing was sent.</source>
        <translation>请解锁后重试；没有发送任何内容。</translation>
    </message>
    <message>
        <source>There is no OSS key named %1.</source>
        <translation>没有名为 %1 的 OSS 密钥。</translation>
    </message>
    <message>
        <source>Choose another one, or add it in Credentials.</source>
        <translation>请选择另一个，或在“凭据”中添加它。</translation>
    </message>
    <message>
        <source>The temporary key %1 ran out %2.</source>
        <translation>临时密钥 %1 已到期（%2）。</translation>
    </message>
    <message>
        <source>Enter a new key and token in Credentials; nothing was sent.</source>
        <translation>请在“凭据”中输入新的密钥和令牌；没有发送任何内容。</translation>
    </message>
    <message>
        <source>The key of %1 is not in the keychain any more.</source>
        <translation>%1 的密钥已不在钥匙串中。</translation>
    </message>
    <message>
        <source>Enter it again in Credentials; nothing was sent.</source>
        <translation>请在“凭据”中重新输入；没有发送任何内容。</translation>
    </message>
    <message>
        <source>There is no keychain, and the key of %1 was kept only until the program ended.</source>
        <translation>没有钥匙串，%1 的密钥只保存到程序结束为止。</translation>
    </message>
    <message>
        <source>The entry of %1 in the keychain cannot be understood.</source>
        <translation>无法理解钥匙串中 %1 的条目。</translation>
    </message>
    <message>
        <source>Enter the key again in Credentials; nothing was sent.</source>
        <translation>请在“凭据”中重新输入密钥；没有发送任何内容。</translation>
    </message>
    <message>
        <source>Token has run out</source>
        <translation>令牌已到期</translation>
    </message>
    <message>
        <source>Token ends in %1</source>
        <translation>令牌将在 %1 后到期</translation>
    </message>
    <message>
        <source>The temporary key %1 has run out. What uses it gets no answer until you replace it.</source>
        <translation>临时密钥 %1 已到期。在您更换它之前，使用它的内容得不到应答。</translation>
    </message>
    <message>
        <source>The temporary key %1 runs out in %2. Replace it before then, or what uses it stops.</source>
        <translation>临时密钥 %1 将在 %2 后到期。请在此之前更换它，否则使用它的内容会停止工作。</translation>
    </message>
</context>
<context>
    <name>osc::CredentialTable</name>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
</context>
<context>
    <name>osc::CredentialTest</name>
    <message>
        <source>The endpoint is an address already</source>
        <translation>接入点已经是 IP 地址</translation>
    </message>
    <message>
        <source>A proxy finds it for this computer</source>
        <translation>由代理为此计算机查找它</translation>
    </message>
    <message>
        <source>This key can read %1. Writing was not tried.</source>
        <translation>此密钥可以读取 %1。没有尝试写入。</translation>
    </message>
    <message>
        <source>This key can list the buckets of its account.</source>
        <translation>此密钥可以列出其账号的存储桶。</translation>
    </message>
    <message>
        <source>Enter a default bucket to test what the key may do there.</source>
        <translation>请输入默认存储桶，以测试密钥在其中可以做什么。</translation>
    </message>
    <message>
        <source>This key is valid, but it may not list the buckets of its account.</source>
        <translation>此密钥有效，但无权列出其账号的存储桶。</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not needed, nothing was written</source>
        <translation>不需要，没有写入任何内容</translation>
    </message>
    <message>
        <source>This key can read %1, but it cannot write there.</source>
        <translation>此密钥可以读取 %1，但无法在其中写入。</translation>
    </message>
    <message>
        <source>Mount it read-only, or let its user do %1 on %2.</source>
        <translation>请以只读方式挂载它，或允许其用户对 %2 执行 %1。</translation>
    </message>
    <message>
        <source>Mount it read-only, or let its RAM user do %1 on %2.</source>
        <translation>请以只读方式挂载它，或允许其 RAM 用户对 %2 执行 %1。</translation>
    </message>
    <message>
        <source>This key can read and write %1.</source>
        <translation>此密钥可以读写 %1。</translation>
    </message>
    <message>
        <source>This key can read and write %1, but the probe %2 could not be removed.</source>
        <translation>此密钥可以读写 %1，但无法移除探测对象 %2。</translation>
    </message>
    <message>
        <source>Delete the probe with another key, or allow %1 on %2.</source>
        <translation>请用其他密钥删除探测对象，或允许对 %2 执行 %1。</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>Not tried, the key has no default bucket</source>
        <translation>未尝试，密钥没有默认存储桶</translation>
    </message>
    <message>
        <source>Find %1</source>
        <translation>查找 %1</translation>
    </message>
    <message>
        <source>Reach %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>Sign in as %1</source>
        <translation>以 %1 登录</translation>
    </message>
    <message>
        <source>List the buckets</source>
        <translation>列出存储桶</translation>
    </message>
    <message>
        <source>List %1</source>
        <translation>列出 %1</translation>
    </message>
    <message>
        <source>Write a small probe object</source>
        <translation>写入一个小的探测对象</translation>
    </message>
    <message>
        <source>Remove the probe</source>
        <translation>移除探测对象</translation>
    </message>
    <message numerus="yes">
        <source>The name has %n address(es)</source>
        <translation>
            <numerusform>该名称有 %n 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>HTTPS answers, the certificate is valid</source>
        <translation>HTTPS 有应答，证书有效</translation>
    </message>
    <message>
        <source>HTTP answers; nothing is encrypted on its way</source>
        <translation>HTTP 有应答；传输途中没有任何加密</translation>
    </message>
    <message>
        <source>HTTP answers</source>
        <translation>HTTP 有应答</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Accepted. This computer’s clock is right</source>
        <translation>已接受。此计算机的时钟准确</translation>
    </message>
    <message numerus="yes">
        <source>Accepted. This computer’s clock is %n second(s) off, which is fine</source>
        <translation>
            <numerusform>已接受。此计算机的时钟偏差 %n 秒，没有问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted, but this computer’s clock is %n minute(s) fast</source>
        <translation>
            <numerusform>已接受，但此计算机的时钟快了 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted, but this computer’s clock is %n minute(s) slow</source>
        <translation>
            <numerusform>已接受，但此计算机的时钟慢了 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Set the clock of this computer: mounts fail while it is 15 minutes off or more.</source>
        <translation>请校准此计算机的时钟：偏差达到 15 分钟或更多时，挂载会失败。</translation>
    </message>
    <message>
        <source>Works, nothing is there yet</source>
        <translation>正常，其中尚无内容</translation>
    </message>
    <message numerus="yes">
        <source>Works, first %n object(s)</source>
        <translation>
            <numerusform>正常，前 %n 个对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, %n object(s)</source>
        <translation>
            <numerusform>正常，%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Works, the account has no bucket yet</source>
        <translation>正常，账号中尚无存储桶</translation>
    </message>
    <message numerus="yes">
        <source>Works, first %n bucket(s)</source>
        <translation>
            <numerusform>正常，前 %n 个存储桶</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, %n bucket(s)</source>
        <translation>
            <numerusform>正常，%n 个存储桶</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>403 AccessDenied on PutObject</comment>
        <translation>%2 返回 %1</translation>
    </message>
    <message>
        <source>Endpoint %1 was not found.</source>
        <translation>未找到接入点 %1。</translation>
    </message>
    <message>
        <source>Check the spelling of the endpoint, and that this computer is online.</source>
        <translation>请检查接入点的拼写，以及此计算机是否在线。</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>您是指 %1 吗？</translation>
    </message>
    <message>
        <source>This temporary key ran out on %1.</source>
        <translation>此临时密钥已于 %1 到期。</translation>
    </message>
    <message>
        <source>Get a new temporary key, and enter its ID, secret and token.</source>
        <translation>请获取新的临时密钥，并输入其 ID、Secret 和令牌。</translation>
    </message>
    <message>
        <source>Endpoint %1 does not answer this computer.</source>
        <translation>接入点 %1 不应答此计算机。</translation>
    </message>
    <message>
        <source>It answers inside its region only; use %1 from here.</source>
        <translation>它只在其地域内应答；从此处请使用 %1。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid for it.</source>
        <translation>%1 的证书对它无效。</translation>
    </message>
    <message>
        <source>Check the endpoint; something between may open encrypted connections.</source>
        <translation>请检查接入点；中间可能有程序解开加密连接。</translation>
    </message>
    <message>
        <source>Check the endpoint, and whether a firewall or proxy is in between.</source>
        <translation>请检查接入点，以及中间是否有防火墙或代理。</translation>
    </message>
    <message>
        <source>The key is not complete.</source>
        <translation>密钥不完整。</translation>
    </message>
    <message>
        <source>Enter the access key ID and the access key secret.</source>
        <translation>请输入访问密钥 ID 和访问密钥 Secret。</translation>
    </message>
    <message>
        <source>There is a space or line break in the access key ID.</source>
        <translation>访问密钥 ID 中有空格或换行。</translation>
    </message>
    <message>
        <source>Remove it; an access key ID has letters and digits only.</source>
        <translation>请将其移除；访问密钥 ID 只包含字母和数字。</translation>
    </message>
    <message>
        <source>There is a space or line break in the access key secret.</source>
        <translation>访问密钥 Secret 中有空格或换行。</translation>
    </message>
    <message>
        <source>Copy the secret again, without anything around it.</source>
        <translation>请重新复制 Secret，前后不要带任何内容。</translation>
    </message>
    <message>
        <source>There is a space or line break in the security token.</source>
        <translation>安全令牌中有空格或换行。</translation>
    </message>
    <message>
        <source>Copy the token again, without anything around it.</source>
        <translation>请重新复制令牌，前后不要带任何内容。</translation>
    </message>
    <message>
        <source>The endpoint begins with the name of a bucket, %1.</source>
        <translation>接入点以存储桶的名称 %1 开头。</translation>
    </message>
    <message>
        <source>Use the endpoint %1 and the default bucket %2.</source>
        <translation>请使用接入点 %1 和默认存储桶 %2。</translation>
    </message>
</context>
<context>
    <name>osc::CredentialTests</name>
    <message>
        <source>This program was started without object storage.</source>
        <translation>此程序启动时没有启用对象存储。</translation>
    </message>
    <message>
        <source>Test OSS key</source>
        <translation>测试 OSS 密钥</translation>
    </message>
    <message>
        <source>Test OSS keys</source>
        <translation>测试多个 OSS 密钥</translation>
    </message>
    <message numerus="yes">
        <source>%n OSS key(s)</source>
        <translation>
            <numerusform>%n 个 OSS 密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>它可用。</translation>
    </message>
    <message>
        <source>All of them work.</source>
        <translation>全部可用。</translation>
    </message>
    <message>
        <source>%1 of %2 did not work: %3.</source>
        <translation>%2 个中有 %1 个不可用：%3。</translation>
    </message>
    <message>
        <source>See the last test of each in Credentials.</source>
        <translation>请在“凭据”中查看每个密钥的上次测试。</translation>
    </message>
    <message>
        <source>Enter the access key ID and its secret.</source>
        <translation>请输入访问密钥 ID 及其 Secret。</translation>
    </message>
</context>
<context>
    <name>osc::CredentialUse</name>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n 个模板</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n 个草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n 个传输</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>a draft without a name</source>
        <translation>一个没有名称的草稿</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Nothing that this console knows of uses %1.</source>
        <translation>此控制台所知的内容都没有使用 %1。</translation>
    </message>
    <message>
        <source>%1 is used by %2: %3 and others.</source>
        <translation>%1 正由 %2 使用：%3 等。</translation>
    </message>
    <message>
        <source>%1 is used by %2: %3.</source>
        <translation>%1 正由 %2 使用：%3。</translation>
    </message>
</context>
<context>
    <name>osc::CredentialWords</name>
    <message>
        <source>Keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>%1, unlocked</source>
        <translation>%1，已解锁</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1，已锁定</translation>
    </message>
    <message>
        <source>%1 asks for its password</source>
        <translation>%1 会询问密码</translation>
    </message>
    <message>
        <source>No keychain: kept in memory for this run</source>
        <translation>没有钥匙串：本次运行中保存在内存里</translation>
    </message>
    <message>
        <source>There is no keychain, so it is kept in memory until you quit.</source>
        <translation>没有钥匙串，因此保存在内存中，直到您退出。</translation>
    </message>
    <message>
        <source>Goes into the keychain, not into a file.</source>
        <translation>存入钥匙串，而不是文件。</translation>
    </message>
    <message>
        <source>Goes into %1, not into a file.</source>
        <translation>存入 %1，而不是文件。</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>可读写</translation>
    </message>
    <message>
        <source>Cannot write</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>Can read</source>
        <translation>可读取</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未测试</translation>
    </message>
</context>
<context>
    <name>osc::CredentialsPlace</name>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Search name, bucket, key ID</source>
        <translation>搜索名称、存储桶、密钥 ID</translation>
    </message>
    <message>
        <source>Search credentials</source>
        <translation>搜索凭据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>OSS keys</source>
        <translation>OSS 密钥</translation>
    </message>
    <message>
        <source>Registry logins</source>
        <translation>镜像仓库登录</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message numerus="yes">
        <source>%n OSS key(s) lie in plain text in %1: %2.</source>
        <translation>
            <numerusform>有 %n 个 OSS 密钥以明文存放在 %1 中：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import puts them into the keychain. The file stays as it is until you remove it.</source>
        <translation>导入会将它们存入钥匙串。在您移除之前，该文件保持原样。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>导入 %n 个密钥</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个密钥。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n credential(s) passes the filter.</source>
        <translation>
            <numerusform>%n 个凭据中没有符合筛选条件的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n credential(s).</source>
        <translation>
            <numerusform>%n 个凭据中没有与“%1”匹配的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No OSS keys yet. A key is typed once and kept in the keychain; sandboxes mount buckets with it by its name.</source>
        <translation>尚无 OSS 密钥。密钥只需输入一次，保存在钥匙串中；沙箱按名称使用它来挂载存储桶。</translation>
    </message>
    <message>
        <source>Reading the list of keys…</source>
        <translation>正在读取密钥列表…</translation>
    </message>
    <message>
        <source>New OSS key…</source>
        <translation>新建 OSS 密钥…</translation>
    </message>
</context>
<context>
    <name>osc::DeleteCredentialsDialog</name>
    <message>
        <source>The key in the keychain. It cannot be brought back from here.</source>
        <translation>钥匙串中的密钥。无法从此处恢复。</translation>
    </message>
    <message>
        <source>The key itself at its provider, buckets and files</source>
        <translation>提供商处的密钥本身、存储桶和文件</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n credential(s)</source>
        <translation>
            <numerusform>删除 %n 个凭据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n credential(s)?</source>
        <translation>
            <numerusform>要删除 %n 个凭据吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>The login to this registry: images from it that need a login cannot be pulled until you type it again.</source>
        <translation>此镜像仓库的登录信息：在您重新输入之前，无法拉取其中需要登录的镜像。</translation>
    </message>
</context>
<context>
    <name>osc::DeleteDialog</name>
    <message>
        <source>Asking what it would lose…</source>
        <translation>正在查询会丢失什么…</translation>
    </message>
    <message>
        <source>Changed files outside its mounts: amount unknown</source>
        <translation>挂载之外更改的文件：数量未知</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed outside its mounts</source>
        <translation>
            <numerusform>挂载之外更改了 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running process(es)</source>
        <translation>
            <numerusform>%n 个正在运行的进程</numerusform>
        </translation>
    </message>
    <message>
        <source>Volumes that are deleted with it: %1</source>
        <translation>会一同删除的卷：%1</translation>
    </message>
    <message>
        <source>Mounts %1</source>
        <translation>挂载 %1</translation>
    </message>
    <message>
        <source>Nothing changed outside its mounts</source>
        <translation>挂载之外没有更改</translation>
    </message>
    <message>
        <source>Everything outside its mounts: amount unknown. %1</source>
        <translation>挂载之外的所有内容：数量未知。%1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n sandbox(es)</source>
        <translation>
            <numerusform>删除 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>要删除 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n sandbox(es)?</source>
        <translation>
            <numerusform>要删除 %n 个沙箱吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>It stops at once. What is marked Lost cannot be brought back.</source>
        <translation>它会立即停止。标记为“丢失”的内容无法恢复。</translation>
    </message>
    <message>
        <source>They stop at once. What is marked Lost cannot be brought back.</source>
        <translation>它们会立即停止。标记为“丢失”的内容无法恢复。</translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>复制此列表</translation>
    </message>
    <message>
        <source>Delete sandbox</source>
        <translation>删除沙箱</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, of which all that is not in a mount is lost</source>
        <translation>
            <numerusform>以及另外 %n 个，其中不在挂载中的内容全部丢失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed file(s)</source>
        <translation>
            <numerusform>%n 个已更改的文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n 个卷</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>an unknown amount in %n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱中数量未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Lost in all: %1.</source>
        <translation>总共丢失：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) have not been looked at yet.</source>
        <translation>
            <numerusform>尚未查看 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost that is known of.</source>
        <translation>就目前所知，没有任何内容会丢失。</translation>
    </message>
    <message>
        <source>Your edit of %1, not saved in this console</source>
        <translation>您对 %1 的修改，尚未在本控制台保存</translation>
    </message>
    <message>
        <source>Save edit first…</source>
        <translation>先保存修改…</translation>
    </message>
    <message>
        <source>Save edits first…</source>
        <translation>先保存这些修改…</translation>
    </message>
</context>
<context>
    <name>osc::DeleteSnapshotsDialog</name>
    <message>
        <source>Delete snapshots</source>
        <translation>删除快照</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>要删除 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n snapshot(s)?</source>
        <translation>
            <numerusform>要删除 %n 个快照吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>What is marked Lost cannot be brought back.</source>
        <translation>标记为“丢失”的内容无法恢复。</translation>
    </message>
    <message>
        <source>The saved files; nothing can be started from it any more</source>
        <translation>已保存的文件；无法再从它启动任何内容</translation>
    </message>
    <message>
        <source>Sandboxes that were started from it, and what it was made of</source>
        <translation>从它启动的沙箱，以及创建它时所用的沙箱</translation>
    </message>
    <message>
        <source>Delete snapshot</source>
        <translation>删除快照</translation>
    </message>
    <message>
        <source>Delete %1 snapshots</source>
        <translation>删除 %1 个快照</translation>
    </message>
</context>
<context>
    <name>osc::DeleteStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>要删除 %1 吗？</translation>
    </message>
    <message>
        <source>Delete %1? Counting: %2 so far.</source>
        <translation>要删除 %1 吗？正在统计：目前 %2。</translation>
    </message>
    <message>
        <source>Delete %1 in %2?</source>
        <translation>要删除 %2 中的 %1 吗？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete without counting</source>
        <translation>不统计，直接删除</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
</context>
<context>
    <name>osc::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>osc::DetailBinding</name>
    <message>
        <source>Detail in its own &amp;window</source>
        <translation>在单独的窗口中显示详情(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>检查(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Next side of the detail</source>
        <translation>详情的下一个方面(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous side of the detail</source>
        <translation>详情的上一个方面(&amp;P)</translation>
    </message>
</context>
<context>
    <name>osc::DetailHeader</name>
    <message>
        <source>Copy the ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Renew 30 min</source>
        <translation>续期 30 分钟</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>曾经%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The connection does not answer.</source>
        <translation>连接没有应答。</translation>
    </message>
    <message>
        <source>Something asked for earlier has no answer yet.</source>
        <translation>之前的请求尚未得到应答。</translation>
    </message>
    <message>
        <source>Only a running sandbox can be paused.</source>
        <translation>只有正在运行的沙箱才能暂停。</translation>
    </message>
    <message>
        <source>It has no expiry: it runs until you delete it.</source>
        <translation>它没有到期时间：会一直运行到您删除它。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show in its own window</source>
        <translation>在单独的窗口中显示</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy the runtime's ID</source>
        <translation>复制运行时的 ID</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>The sandbox is gone.</source>
        <translation>沙箱已消失。</translation>
    </message>
</context>
<context>
    <name>osc::DetailPane</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Choose a sandbox to see what is in it.</source>
        <translation>选择一个沙箱以查看其内容。</translation>
    </message>
    <message>
        <source>Sides of the sandbox</source>
        <translation>沙箱的各个方面</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Commands run again once it is resumed.</source>
        <translation>恢复后才能再次运行命令。</translation>
    </message>
    <message>
        <source>Commands can run once the sandbox runs.</source>
        <translation>沙箱运行后才能运行命令。</translation>
    </message>
    <message>
        <source>Commands need a running sandbox.</source>
        <translation>运行命令需要正在运行的沙箱。</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>The sandbox is gone.</source>
        <translation>沙箱已消失。</translation>
    </message>
    <message>
        <source>The connection of this sandbox was closed.</source>
        <translation>此沙箱的连接已关闭。</translation>
    </message>
    <message>
        <source>This sandbox is gone.</source>
        <translation>此沙箱已消失。</translation>
    </message>
    <message>
        <source>What is shown here is its last known state. Nothing can be done with it.</source>
        <translation>此处显示的是其最后已知状态。无法对其执行任何操作。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>This can be changed while the sandbox runs.</source>
        <translation>沙箱运行时可以更改此项。</translation>
    </message>
</context>
<context>
    <name>osc::DetailWindow</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 个，位于 %2</translation>
    </message>
</context>
<context>
    <name>osc::DiagnosticsTab</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>保存诊断</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>The runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>The server has cut the text short.</source>
        <translation>服务器截断了文本。</translation>
    </message>
    <message>
        <source>The server keeps the text at %1.</source>
        <translation>服务器将文本保存在 %1。</translation>
    </message>
</context>
<context>
    <name>osc::DiffModel</name>
    <message>
        <source>Added: %1</source>
        <translation>已添加：%1</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>已移除：%1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>已更改：%1</translation>
    </message>
</context>
<context>
    <name>osc::Discovery</name>
    <message>
        <source>This computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>the default socket</source>
        <translation>默认套接字</translation>
    </message>
    <message>
        <source>Docker context %1</source>
        <translation>Docker 上下文 %1</translation>
    </message>
    <message>
        <source>This computer, rootless</source>
        <translation>此计算机，rootless</translation>
    </message>
    <message>
        <source>the socket of rootless Docker</source>
        <translation>rootless Docker 的套接字</translation>
    </message>
    <message>
        <source>Docker Desktop</source>
        <translation>Docker Desktop</translation>
    </message>
    <message>
        <source>the socket of Docker Desktop</source>
        <translation>Docker Desktop 的套接字</translation>
    </message>
    <message>
        <source>Podman</source>
        <translation>Podman</translation>
    </message>
    <message>
        <source>the socket of Podman</source>
        <translation>Podman 的套接字</translation>
    </message>
    <message>
        <source>Podman of the system</source>
        <translation>系统的 Podman</translation>
    </message>
    <message>
        <source>the socket of Podman of the system</source>
        <translation>系统 Podman 的套接字</translation>
    </message>
</context>
<context>
    <name>osc::DockerBackend</name>
    <message>
        <source>Snapshots of sandboxes on Docker cannot be made yet.</source>
        <translation>尚不能为 Docker 上的沙箱创建快照。</translation>
    </message>
    <message>
        <source>Network policies need an egress image in the settings of this connection.</source>
        <translation>网络策略需要在此连接的设置中指定 egress 镜像。</translation>
    </message>
    <message>
        <source>Secured endpoints need an OpenSandbox server on Kubernetes.</source>
        <translation>受保护的端点需要 Kubernetes 上的 OpenSandbox 服务器。</translation>
    </message>
    <message>
        <source>Docker ignores resource requests; only limits count.</source>
        <translation>Docker 会忽略资源请求量；只有上限有效。</translation>
    </message>
    <message>
        <source>Lifecycle hooks need an OpenSandbox server on Kubernetes.</source>
        <translation>生命周期钩子需要 Kubernetes 上的 OpenSandbox 服务器。</translation>
    </message>
</context>
<context>
    <name>osc::DockerCommandService</name>
    <message>
        <source>the Engine</source>
        <translation>引擎</translation>
    </message>
</context>
<context>
    <name>osc::DockerCreator</name>
    <message>
        <source>The creation was cancelled.</source>
        <translation>创建已取消。</translation>
    </message>
    <message>
        <source>Checking the request</source>
        <translation>正在检查请求</translation>
    </message>
    <message>
        <source>The sandbox could not be recorded; it will not be ended at its expiry when this program is restarted before.</source>
        <translation>无法记录该沙箱；如果在其到期之前重新启动本程序，它到期时不会被终止。</translation>
    </message>
    <message>
        <source>The network “%1” of the connection does not exist.</source>
        <translation>连接的网络“%1”不存在。</translation>
    </message>
    <message>
        <source>Preparing the volumes</source>
        <translation>正在准备卷</translation>
    </message>
    <message>
        <source>Preparing execd</source>
        <translation>正在准备 execd</translation>
    </message>
    <message>
        <source>The sandbox has no execd, because its image %1 could not be used; commands and files go through the Engine.</source>
        <translation>沙箱没有 execd，因为无法使用其镜像 %1；命令和文件将通过引擎处理。</translation>
    </message>
    <message>
        <source>Starting the network policy</source>
        <translation>正在启动网络策略</translation>
    </message>
    <message>
        <source>Creating the container</source>
        <translation>正在创建容器</translation>
    </message>
    <message>
        <source>The container of the sandbox could not be created.</source>
        <translation>无法创建沙箱的容器。</translation>
    </message>
    <message>
        <source>The Docker Engine did not name the container that it created.</source>
        <translation>Docker 引擎没有给出它所创建的容器的名称。</translation>
    </message>
    <message>
        <source>Putting execd into the sandbox</source>
        <translation>正在将 execd 放入沙箱</translation>
    </message>
    <message>
        <source>execd could not be put into the sandbox.</source>
        <translation>无法将 execd 放入沙箱。</translation>
    </message>
    <message>
        <source>Starting the sandbox</source>
        <translation>正在启动沙箱</translation>
    </message>
    <message>
        <source>The sandbox could not be started.</source>
        <translation>无法启动沙箱。</translation>
    </message>
    <message>
        <source>The sandbox has no execd, because the image has no /bin/sh, which execd needs to start.</source>
        <translation>沙箱没有 execd，因为镜像中没有 execd 启动所需的 /bin/sh。</translation>
    </message>
    <message>
        <source>Waiting until the sandbox is ready</source>
        <translation>正在等待沙箱就绪</translation>
    </message>
    <message>
        <source>Use a host folder or a Docker volume.</source>
        <translation>请使用主机文件夹或 Docker 卷。</translation>
    </message>
    <message>
        <source>Mounting the buckets</source>
        <translation>正在挂载存储桶</translation>
    </message>
</context>
<context>
    <name>osc::DockerEndpointService</name>
    <message>
        <source>The sandbox “%1” has no execd.</source>
        <translation>沙箱“%1”没有 execd。</translation>
    </message>
    <message>
        <source>on the network of the engine's machine</source>
        <translation>位于引擎所在机器的网络上</translation>
    </message>
    <message>
        <source>published by the engine</source>
        <translation>由引擎发布</translation>
    </message>
    <message>
        <source>forwarded by execd</source>
        <translation>由 execd 转发</translation>
    </message>
    <message>
        <source>at the sandbox's own address, from this computer only</source>
        <translation>位于沙箱自己的地址，仅限此计算机</translation>
    </message>
</context>
<context>
    <name>osc::DockerEventService</name>
    <message>
        <source>The events of the sandbox %1 could not be read.</source>
        <translation>无法读取沙箱 %1 的事件。</translation>
    </message>
    <message>
        <source>The Docker Engine does not tell what happens any more.</source>
        <translation>Docker 引擎不再告知发生的事件。</translation>
    </message>
    <message>
        <source>It tells again when it answers.</source>
        <translation>它应答后会再次告知。</translation>
    </message>
</context>
<context>
    <name>osc::DockerFileSystem</name>
    <message>
        <source>The image has no shell, so this cannot be done in its sandbox.</source>
        <translation>镜像中没有 shell，因此无法在其沙箱中执行此操作。</translation>
    </message>
    <message>
        <source>The root folder of a sandbox stays as it is.</source>
        <translation>沙箱的根文件夹保持原样。</translation>
    </message>
    <message>
        <source>The listing of a folder could not be understood.</source>
        <translation>无法理解文件夹的列表。</translation>
    </message>
    <message>
        <source>through the Engine</source>
        <translation>通过引擎</translation>
    </message>
    <message>
        <source>“%1” holds too much for an archive to be unpacked there.</source>
        <translation>“%1”内容太多，无法在其中解包归档。</translation>
    </message>
    <message>
        <source>“%1” is no name of an entry.</source>
        <translation>“%1”不是条目名称。</translation>
    </message>
</context>
<context>
    <name>osc::DockerImageService</name>
    <message>
        <source>The images could not be listed.</source>
        <translation>无法列出镜像。</translation>
    </message>
    <message>
        <source>The image %1 could not be looked up.</source>
        <translation>无法查询镜像 %1。</translation>
    </message>
</context>
<context>
    <name>osc::DockerLeftoverService</name>
    <message>
        <source>Look for leftovers again.</source>
        <translation>请再次查找遗留。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not deleted: it runs again.</source>
        <translation>没有删除沙箱 %1：它又在运行。</translation>
    </message>
    <message>
        <source>Sandbox %1 was not deleted: it was renewed meanwhile.</source>
        <translation>没有删除沙箱 %1：它在此期间已续期。</translation>
    </message>
    <message>
        <source>The container %1 was not removed: it is something else now.</source>
        <translation>没有移除容器 %1：它现在已是其他容器。</translation>
    </message>
    <message>
        <source>The %1 was not removed: its sandbox is there.</source>
        <translation>没有移除 %1：它的沙箱仍然存在。</translation>
    </message>
    <message>
        <source>The %1 could not be removed.</source>
        <translation>无法移除 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was not deleted.</source>
        <translation>没有删除卷 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was not deleted: it is another one now, which no server made.</source>
        <translation>没有删除卷 %1：它现在是另一个卷，不是由服务器创建的。</translation>
    </message>
    <message>
        <source>Volume %1 was not deleted: it is in use again.</source>
        <translation>没有删除卷 %1：它又在使用中。</translation>
    </message>
    <message>
        <source>The Docker volumes could not be listed.</source>
        <translation>无法列出 Docker 卷。</translation>
    </message>
    <message>
        <source>The room that volumes take could not be counted.</source>
        <translation>无法统计卷占用的空间。</translation>
    </message>
    <message>
        <source>The %1 was not removed: a console uses it.</source>
        <translation>没有移除 %1：有控制台正在使用它。</translation>
    </message>
    <message>
        <source>Bucket %1 was not unmounted: a sandbox uses it again.</source>
        <translation>没有卸载存储桶 %1：有沙箱又在使用它。</translation>
    </message>
    <message>
        <source>Bucket %1 was not unmounted: a program has a file or folder in it open.</source>
        <translation>没有卸载存储桶 %1：有程序打开了其中的文件或文件夹。</translation>
    </message>
    <message>
        <source>Close what uses %1, then try again.</source>
        <translation>请关闭使用 %1 的程序，然后重试。</translation>
    </message>
</context>
<context>
    <name>osc::DockerLogService</name>
    <message>
        <source>The logs could not be understood.</source>
        <translation>无法理解日志。</translation>
    </message>
    <message>
        <source>The logs of the sandbox “%1” could not be read.</source>
        <translation>无法读取沙箱“%1”的日志。</translation>
    </message>
</context>
<context>
    <name>osc::DockerStates</name>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>exit code 126, command cannot be run</source>
        <translation>退出码 126，命令无法运行</translation>
    </message>
    <message>
        <source>exit code 127, command not found</source>
        <translation>退出码 127，未找到命令</translation>
    </message>
    <message>
        <source>exit code 137, killed</source>
        <translation>退出码 137，被强制终止</translation>
    </message>
    <message>
        <source>exit code 139, crashed</source>
        <translation>退出码 139，崩溃</translation>
    </message>
    <message>
        <source>exit code 143, terminated</source>
        <translation>退出码 143，被终止</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>could not start: %1</source>
        <translation>无法启动：%1</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>正在重新启动</translation>
    </message>
    <message>
        <source>being removed</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>the engine told no state</source>
        <translation>引擎没有告知状态</translation>
    </message>
    <message>
        <source>the engine says “%1”</source>
        <translation>引擎报告“%1”</translation>
    </message>
</context>
<context>
    <name>osc::DockerUsageService</name>
    <message>
        <source>What the sandbox “%1” uses could not be measured.</source>
        <translation>无法测量沙箱“%1”的资源使用情况。</translation>
    </message>
</context>
<context>
    <name>osc::DockerVolumeService</name>
    <message>
        <source>The Docker volumes could not be listed.</source>
        <translation>无法列出 Docker 卷。</translation>
    </message>
    <message>
        <source>through a helper</source>
        <translation>通过助手</translation>
    </message>
    <message>
        <source>No image on the engine has a shell, and this computer has no static busybox for %1 to make one of.</source>
        <translation>引擎上没有带 shell 的镜像，此计算机上也没有静态 busybox 可供 %1 制作镜像。</translation>
    </message>
    <message>
        <source>Install busybox-static on this computer, or pull any small image such as busybox on the engine.</source>
        <translation>请在此计算机上安装 busybox-static，或在引擎上拉取任意一个小镜像，例如 busybox。</translation>
    </message>
    <message>
        <source>The image for volume helpers could not be imported.</source>
        <translation>无法导入卷助手的镜像。</translation>
    </message>
    <message>
        <source>The images of the engine could not be listed.</source>
        <translation>无法列出引擎的镜像。</translation>
    </message>
    <message>
        <source>The connection through which volume %1 was opened is not there any more.</source>
        <translation>打开卷 %1 时所用的连接已不存在。</translation>
    </message>
    <message>
        <source>Volume %1 could not be opened.</source>
        <translation>无法打开卷 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was opened for looking only.</source>
        <translation>卷 %1 仅以查看方式打开。</translation>
    </message>
    <message>
        <source>Volume %1 is used by %2, so its files are not changed from here.</source>
        <translation>卷 %1 正由 %2 使用，因此不会从这里更改其文件。</translation>
    </message>
    <message>
        <source>There is a volume %1 already.</source>
        <translation>已有名为 %1 的卷。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Volume %1 was not created.</source>
        <translation>没有创建卷 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was not created: the engine has no driver %2.</source>
        <translation>没有创建卷 %1：引擎没有驱动 %2。</translation>
    </message>
    <message>
        <source>Choose a driver that is installed, such as “local”.</source>
        <translation>请选择已安装的驱动，例如“local”。</translation>
    </message>
    <message>
        <source>Volume %1 was not deleted: it is used by %2.</source>
        <translation>没有删除卷 %1：它正由 %2 使用。</translation>
    </message>
    <message>
        <source>Volume %1 was not deleted: another container has begun to use it.</source>
        <translation>没有删除卷 %1：另一个容器已开始使用它。</translation>
    </message>
    <message>
        <source>Volume %1 was not deleted.</source>
        <translation>没有删除卷 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was not emptied: it is used by %2.</source>
        <translation>没有清空卷 %1：它正由 %2 使用。</translation>
    </message>
    <message>
        <source>Volume %1 was not emptied: not all of its files could be removed.</source>
        <translation>没有清空卷 %1：未能移除其全部文件。</translation>
    </message>
    <message>
        <source>Volume %1 was not emptied.</source>
        <translation>没有清空卷 %1。</translation>
    </message>
    <message>
        <source>A volume needs a name.</source>
        <translation>卷需要一个名称。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a volume.</source>
        <translation>“%1”不能作为卷的名称。</translation>
    </message>
    <message>
        <source>Use two or more letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.</source>
        <translation>请使用两个或更多字母、数字、点、短横线和下划线，以字母或数字开头。</translation>
    </message>
    <message>
        <source>End what uses it first.</source>
        <translation>请先结束使用它的程序。</translation>
    </message>
    <message>
        <source>Volume %1 could not be read.</source>
        <translation>无法读取卷 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was not exported.</source>
        <translation>没有导出卷 %1。</translation>
    </message>
    <message>
        <source>Nothing was imported into volume %1.</source>
        <translation>没有向卷 %1 导入任何内容。</translation>
    </message>
    <message>
        <source>Nothing was imported into volume %1: it is used by %2.</source>
        <translation>没有向卷 %1 导入任何内容：它正由 %2 使用。</translation>
    </message>
    <message>
        <source>Volume %1 was not cloned.</source>
        <translation>没有克隆卷 %1。</translation>
    </message>
    <message>
        <source>Volume %1 was not cloned: not all of its files could be copied.</source>
        <translation>没有克隆卷 %1：未能复制其全部文件。</translation>
    </message>
    <message>
        <source>The helper that looks into volume %1 could not be created.</source>
        <translation>无法创建用于查看卷 %1 的助手。</translation>
    </message>
    <message>
        <source>The helper that looks into volume %1 could not be started.</source>
        <translation>无法启动用于查看卷 %1 的助手。</translation>
    </message>
    <message>
        <source>A helper container could not be removed.</source>
        <translation>无法移除一个助手容器。</translation>
    </message>
    <message>
        <source>volume helper</source>
        <translation>卷助手</translation>
    </message>
    <message>
        <source>The room that volumes take could not be counted.</source>
        <translation>无法统计卷占用的空间。</translation>
    </message>
    <message>
        <source>What is shown may change: the volume is used by %1, too.</source>
        <translation>显示的内容可能会变化：%1 也在使用此卷。</translation>
    </message>
    <message>
        <source>The list of containers could not be read.</source>
        <translation>无法读取容器列表。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 和另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The volume %1 does not exist any more.</source>
        <translation>卷 %1 已不存在。</translation>
    </message>
</context>
<context>
    <name>osc::Doctor</name>
    <message>
        <source>Docker Engine %1</source>
        <translation>Docker 引擎 %1</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>It is there and unlocked.</source>
        <translation>存在且已解锁。</translation>
    </message>
    <message>
        <source>It is there and locked; it asks for its password when a secret is needed.</source>
        <translation>存在但已锁定；需要机密时会询问密码。</translation>
    </message>
    <message>
        <source>No keychain answers, so secrets are kept in memory until the console ends.</source>
        <translation>没有钥匙串应答，因此机密保存在内存中，直到控制台结束。</translation>
    </message>
    <message>
        <source>Install a keyring, then log out and in again.</source>
        <translation>请安装密钥环，然后注销并重新登录。</translation>
    </message>
    <message numerus="yes">
        <source>It did not answer within %n second(s).</source>
        <translation>
            <numerusform>它在 %n 秒内没有应答。</numerusform>
        </translation>
    </message>
    <message>
        <source>It may be overloaded or out of reach; try again in a while.</source>
        <translation>它可能过载或无法访问；请稍后重试。</translation>
    </message>
    <message>
        <source>%1, API %2, rootless, answers in %3 ms at %4.</source>
        <translation>%1，API %2，rootless，在 %4 用 %3 毫秒应答。</translation>
    </message>
    <message>
        <source>%1, API %2, answers in %3 ms at %4.</source>
        <translation>%1，API %2，在 %4 用 %3 毫秒应答。</translation>
    </message>
    <message>
        <source>Sandboxes need an engine that runs Linux containers.</source>
        <translation>沙箱需要能运行 Linux 容器的引擎。</translation>
    </message>
    <message>
        <source>%1 can be written.</source>
        <translation>%1 可以写入。</translation>
    </message>
    <message>
        <source>%1 cannot be written, so nothing is remembered.</source>
        <translation>%1 无法写入，因此不会记住任何内容。</translation>
    </message>
    <message>
        <source>Give the folder back to your user.</source>
        <translation>请把该文件夹归还给您的用户。</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>The room at %1 is not known.</source>
        <translation>%1 处的可用空间未知。</translation>
    </message>
    <message>
        <source>%1 are free at %2.</source>
        <translation>%2 处可用空间为 %1。</translation>
    </message>
    <message>
        <source>Free some room there.</source>
        <translation>请在那里释放一些空间。</translation>
    </message>
    <message>
        <source>OSS buckets</source>
        <translation>OSS 存储桶</translation>
    </message>
    <message>
        <source>This computer has no FUSE, which mounting buckets on it needs.</source>
        <translation>此计算机没有 FUSE，而在其上挂载存储桶需要它。</translation>
    </message>
    <message>
        <source>Load the module; in a container, let it have /dev/fuse.</source>
        <translation>请加载该模块；在容器中，请允许其使用 /dev/fuse。</translation>
    </message>
    <message>
        <source>FUSE is there, but ossfs, which mounting buckets on this computer needs, is not.</source>
        <translation>FUSE 已就绪，但缺少在此计算机上挂载存储桶所需的 ossfs。</translation>
    </message>
    <message>
        <source>FUSE and ossfs are there.</source>
        <translation>FUSE 和 ossfs 均已就绪。</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>No kubeconfig; it is needed for clusters only.</source>
        <translation>没有 kubeconfig；只有集群才需要它。</translation>
    </message>
    <message>
        <source>No context was found in %1.</source>
        <translation>在 %1 中未找到上下文。</translation>
    </message>
    <message>
        <source>See what kubectl makes of it.</source>
        <translation>请查看 kubectl 如何解读它。</translation>
    </message>
    <message numerus="yes">
        <source>%n context(s) in %1.</source>
        <translation>
            <numerusform>%1 中有 %n 个上下文。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>Allow your user to read it.</source>
        <translation>请允许您的用户读取它。</translation>
    </message>
    <message>
        <source>%1 can be read.</source>
        <translation>可以读取 %1。</translation>
    </message>
    <message>
        <source>%1 is not valid, line %2</source>
        <translation>%1 无效，第 %2 行</translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <translation>请更正该行。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Configuration of osb</source>
        <translation>osb 的配置</translation>
    </message>
    <message>
        <source>Configuration of an OpenSandbox server</source>
        <translation>OpenSandbox 服务器的配置</translation>
    </message>
    <message>
        <source>%1 is there and unlocked.</source>
        <translation>%1 存在且已解锁。</translation>
    </message>
    <message>
        <source>%1 is there and locked; it asks for its password when a secret is needed.</source>
        <translation>%1 存在但已锁定；需要机密时会询问密码。</translation>
    </message>
    <message>
        <source>Install ossfs 2.0 or 1.0 of Alibaba Cloud.</source>
        <translation>请安装阿里云的 ossfs 2.0 或 1.0。</translation>
    </message>
    <message>
        <source>The program fusermount, which unmounts buckets, is not there.</source>
        <translation>没有用于卸载存储桶的程序 fusermount。</translation>
    </message>
    <message>
        <source>Install the package fuse3.</source>
        <translation>请安装软件包 fuse3。</translation>
    </message>
    <message>
        <source>OSS keys</source>
        <translation>OSS 密钥</translation>
    </message>
    <message numerus="yes">
        <source>%n OSS key(s) in plain text in %1.</source>
        <translation>
            <numerusform>%1 中有 %n 个明文 OSS 密钥。</numerusform>
        </translation>
    </message>
    <message>
        <source>Credentials imports them into the keychain; remove them there when nothing else needs them.</source>
        <translation>“凭据”可将它们导入钥匙串；当没有其他程序需要它们时，请在原处移除。</translation>
    </message>
</context>
<context>
    <name>osc::DoctorDialog</name>
    <message>
        <source>Well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>To note</source>
        <translation>需注意</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>需修复</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Everything that sandboxes need is there.</source>
        <translation>沙箱所需的一切都已具备。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend.</source>
        <translation>
            <numerusform>有 %n 项需要修复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>osc::DropZone</name>
    <message>
        <source>Drop %1 to create the sandboxes in it</source>
        <translation>将 %1 拖放到此处，以创建其中的沙箱</translation>
    </message>
    <message>
        <source>Drop %1 to start a sandbox that mounts it, read-only</source>
        <translation>将 %1 拖放到此处，以启动一个以只读方式挂载它的沙箱</translation>
    </message>
    <message numerus="yes">
        <source>Drop %n folder(s) to start a sandbox that mounts them, read-only</source>
        <translation>
            <numerusform>将 %n 个文件夹拖放到此处，以启动一个以只读方式挂载它们的沙箱</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::EditorWindow</name>
    <message>
        <source>Find in the text</source>
        <translation>在文本中查找</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>文件的文本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一个匹配项</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一个匹配项</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Encoding and line ends that the file is saved with</source>
        <translation>保存文件时使用的编码和换行符</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续编辑它</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>显示差异</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃它</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Line ends: LF</source>
        <translation>换行符：LF</translation>
    </message>
    <message>
        <source>Line ends: CRLF</source>
        <translation>换行符：CRLF</translation>
    </message>
    <message>
        <source>Line ends: CR</source>
        <translation>换行符：CR</translation>
    </message>
    <message>
        <source>What you type is not kept if the console ends now.</source>
        <translation>如果控制台现在结束，您输入的内容不会保留。</translation>
    </message>
    <message>
        <source>Save it soon.</source>
        <translation>请尽快保存。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Text that was not saved is still there, from %1.</source>
        <translation>未保存的文本仍然保留着，时间为 %1。</translation>
    </message>
    <message>
        <source>The console ended before it was saved. The file is as it was.</source>
        <translation>控制台在保存之前已结束。文件保持原样。</translation>
    </message>
    <message>
        <source>%1 was not saved: it was removed meanwhile.</source>
        <translation>没有保存 %1：它在此期间已被移除。</translation>
    </message>
    <message>
        <source>Overwrite makes it anew.</source>
        <translation>“覆盖”会重新创建它。</translation>
    </message>
    <message>
        <source>%1 was not saved: somebody else changed it meanwhile.</source>
        <translation>没有保存 %1：它在此期间已被他人更改。</translation>
    </message>
    <message>
        <source>Overwrite replaces their change, Reload gives up yours.</source>
        <translation>“覆盖”会替换对方的更改，“重新加载”会放弃您的更改。</translation>
    </message>
    <message>
        <source>%1[*] – Edit</source>
        <translation>%1[*] – 编辑</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1，未保存</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Line ends are mixed: saving makes all of them LF</source>
        <translation>换行符混用：保存时会全部改为 LF</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden character(s) change the order of the text</source>
        <translation>
            <numerusform>%n 个隐藏字符改变了文本的顺序</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Name of the copy, in the same folder</source>
        <translation>副本的名称，位于同一文件夹</translation>
    </message>
    <message>
        <source>%1 (copy)%2</source>
        <translation>%1 (副本)%2</translation>
    </message>
    <message>
        <source>This is no name for a file: it holds a slash, or nothing.</source>
        <translation>这不是文件名称：其中含有斜杠，或内容为空。</translation>
    </message>
</context>
<context>
    <name>osc::ElsewhereNotes</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete at its expiry</source>
        <translation>到期时删除</translation>
    </message>
    <message>
        <source>by this console</source>
        <translation>由此控制台</translation>
    </message>
    <message>
        <source>by someone else</source>
        <translation>由他人</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::EndpointLookup</name>
    <message>
        <source>The server did not tell how the sandbox is reached.</source>
        <translation>服务器没有给出沙箱的访问方式。</translation>
    </message>
</context>
<context>
    <name>osc::EndpointProbe</name>
    <message>
        <source>It has no address that is reached from here.</source>
        <translation>它没有可从此处访问的地址。</translation>
    </message>
    <message>
        <source>execd could not connect to it: nothing listens there.</source>
        <translation>execd 无法连接到它：那里没有监听。</translation>
    </message>
</context>
<context>
    <name>osc::EndpointsModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>not reached from here</source>
        <translation>无法从此处访问</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>TCP, not HTTP</source>
        <translation>TCP，不是 HTTP</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>answers %1 in %2 ms</source>
        <translation>在 %2 毫秒内应答 %1</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>something listens</source>
        <translation>有程序在监听</translation>
    </message>
    <message>
        <source>something listens, for inside only</source>
        <translation>有程序在监听，仅限内部</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>没有程序在监听</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>Port %1, %2, %3</source>
        <translation>端口 %1，%2，%3</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>osc::EndpointsTab</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Asking for the ports of the sandbox…</source>
        <translation>正在查询沙箱的端口…</translation>
    </message>
    <message>
        <source>No port of this sandbox is published, exposed or listened on. Start a server in it, or name its port when you create the sandbox.</source>
        <translation>此沙箱没有发布、公开或监听任何端口。请在其中启动服务器，或在创建沙箱时指定其端口。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>This port is not reached from here.</source>
        <translation>无法从此处访问此端口。</translation>
    </message>
    <message>
        <source>It does not speak HTTP.</source>
        <translation>它不使用 HTTP。</translation>
    </message>
    <message>
        <source>Port %1 is reached at %2, %3.</source>
        <translation>端口 %1 可在 %2 访问，%3。</translation>
    </message>
    <message>
        <source>An OpenSandbox server on the same engine forwards it at its own address with the path %1.</source>
        <translation>同一引擎上的 OpenSandbox 服务器会在其自己的地址以路径 %1 转发它。</translation>
    </message>
    <message>
        <source>Another port…</source>
        <translation>其他端口…</translation>
    </message>
</context>
<context>
    <name>osc::EngineClient</name>
    <message>
        <source>The address “%1” cannot be used for a Docker Engine.</source>
        <translation>地址“%1”不能用于 Docker 引擎。</translation>
    </message>
    <message>
        <source>Use an address that begins with unix:// or tcp://.</source>
        <translation>请使用以 unix:// 或 tcp:// 开头的地址。</translation>
    </message>
    <message>
        <source>Docker Engines cannot be reached through SSH addresses (%1).</source>
        <translation>无法通过 SSH 地址 (%1) 访问 Docker 引擎。</translation>
    </message>
    <message>
        <source>Forward the socket with ssh and use unix:///tmp/docker-remote.sock.</source>
        <translation>请用 ssh 转发套接字，并使用 unix:///tmp/docker-remote.sock。</translation>
    </message>
</context>
<context>
    <name>osc::EngineErrors</name>
    <message>
        <source>Free some disk space on the engine's machine, then try again.</source>
        <translation>请在引擎所在的机器上释放一些磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>You have no permission to use the Docker Engine at %1.</source>
        <translation>您没有权限使用 %1 处的 Docker 引擎。</translation>
    </message>
    <message>
        <source>Give your group access to the socket, then try again.</source>
        <translation>请授予您的组访问该套接字的权限，然后重试。</translation>
    </message>
    <message>
        <source>Join the group “%1”, log out and log in again, then try again.</source>
        <translation>请加入组“%1”，注销并重新登录，然后重试。</translation>
    </message>
    <message>
        <source>No Docker Engine answers at %1.</source>
        <translation>%1 处没有 Docker 引擎应答。</translation>
    </message>
    <message>
        <source>Check the address, and that the machine is switched on and its engine listens there.</source>
        <translation>请检查地址，以及那台机器是否已开机、其引擎是否在那里监听。</translation>
    </message>
    <message>
        <source>Install Docker, which also starts it.</source>
        <translation>请安装 Docker，安装时也会启动它。</translation>
    </message>
    <message>
        <source>Start the engine, then try again.</source>
        <translation>请启动引擎，然后重试。</translation>
    </message>
    <message>
        <source>The Docker Engine refused the request with status %1.</source>
        <translation>Docker 引擎拒绝了请求，状态为 %1。</translation>
    </message>
    <message>
        <source>The Docker Engine at %1 did not answer in time.</source>
        <translation>%1 处的 Docker 引擎没有及时应答。</translation>
    </message>
    <message>
        <source>The engine may be overloaded; try again in a while.</source>
        <translation>引擎可能过载；请稍后重试。</translation>
    </message>
    <message>
        <source>The Docker Engine is too old: it speaks API version %1, and at least 1.41 is needed.</source>
        <translation>Docker 引擎过旧：它使用 API 版本 %1，而至少需要 1.41。</translation>
    </message>
    <message>
        <source>Install Docker 20.10 or newer.</source>
        <translation>请安装 Docker 20.10 或更新版本。</translation>
    </message>
    <message>
        <source>The Docker Engine is too new: it speaks API version %1 and later only.</source>
        <translation>Docker 引擎过新：它只支持 API 版本 %1 及更高版本。</translation>
    </message>
    <message>
        <source>Install a newer version of this program.</source>
        <translation>请安装本程序的更新版本。</translation>
    </message>
    <message>
        <source>The answer of the Docker Engine could not be understood.</source>
        <translation>无法理解 Docker 引擎的应答。</translation>
    </message>
    <message>
        <source>Check that the address belongs to a Docker Engine.</source>
        <translation>请检查该地址是否属于 Docker 引擎。</translation>
    </message>
</context>
<context>
    <name>osc::EngineExec</name>
    <message>
        <source>The output of a command could not be understood.</source>
        <translation>无法理解命令的输出。</translation>
    </message>
    <message>
        <source>No command could be started in the sandbox “%1”.</source>
        <translation>无法在沙箱“%1”中启动任何命令。</translation>
    </message>
    <message>
        <source>The sandbox “%1” is paused; nothing can run in it.</source>
        <translation>沙箱“%1”已暂停；其中无法运行任何程序。</translation>
    </message>
    <message>
        <source>Resume it, then try again.</source>
        <translation>请恢复它，然后重试。</translation>
    </message>
    <message>
        <source>The sandbox “%1” is not running.</source>
        <translation>沙箱“%1”没有运行。</translation>
    </message>
    <message>
        <source>How a command in the sandbox “%1” ended is not known.</source>
        <translation>沙箱“%1”中的命令如何结束未知。</translation>
    </message>
    <message>
        <source>The sandbox “%1” has no %2, so nothing can run in it.</source>
        <translation>沙箱“%1”没有 %2，因此其中无法运行任何程序。</translation>
    </message>
</context>
<context>
    <name>osc::EngineList</name>
    <message>
        <source>Connected already</source>
        <translation>已经连接</translation>
    </message>
    <message>
        <source>No engine was found on this computer.</source>
        <translation>在此计算机上没有找到引擎。</translation>
    </message>
</context>
<context>
    <name>osc::EnvironmentPage</name>
    <message>
        <source>The value “%1” has no key.</source>
        <translation>值“%1”没有键。</translation>
    </message>
    <message>
        <source>%1 is there twice. Remove one.</source>
        <translation>%1 出现了两次。请移除其中一个。</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Variables that the process sees, and metadata to find the sandbox by.</source>
        <translation>进程可见的变量，以及用于查找沙箱的元数据。</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation>变量(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>元数据(&amp;M)</translation>
    </message>
    <message>
        <source>Hidden values are sent, but appear as ${KEY} in Review and in copies.</source>
        <translation>隐藏的值会被发送，但在“核对”和副本中显示为 ${KEY}。</translation>
    </message>
    <message>
        <source>Labels such as team = agents: letters, digits, “-”, “_” and “.”, at most 63.</source>
        <translation>标签，例如 team = agents：字母、数字、“-”、“_”和“.”，最多 63 个字符。</translation>
    </message>
    <message>
        <source>The name is set on Basics. Remove this row.</source>
        <translation>名称在“基本”页设置。请移除此行。</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>扩展项</translation>
    </message>
    <message>
        <source>E&amp;xtensions</source>
        <translation>扩展项(&amp;X)</translation>
    </message>
    <message>
        <source>What the runtime is told besides, such as access.renew.extend.seconds = 600.</source>
        <translation>另外告诉运行时的内容，例如 access.renew.extend.seconds = 600。</translation>
    </message>
</context>
<context>
    <name>osc::EventStream</name>
    <message>
        <source>The Docker Engine does not report changes.</source>
        <translation>Docker 引擎没有报告变化。</translation>
    </message>
    <message>
        <source>The Docker Engine ended the connection.</source>
        <translation>Docker 引擎结束了连接。</translation>
    </message>
</context>
<context>
    <name>osc::EventsTab</name>
    <message>
        <source>Search the events</source>
        <translation>搜索事件</translation>
    </message>
    <message>
        <source>The runtime remembers its latest events only. Commands and files that were looked at are not listed.</source>
        <translation>运行时只记住最近的事件。已查看的命令和文件不在列表中。</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches the search in %n event(s).</source>
        <translation>
            <numerusform>%n 个事件中没有与搜索匹配的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>No events are remembered of this sandbox. What happens to it from now on appears here.</source>
        <translation>没有记住此沙箱的任何事件。从现在起发生的事件会显示在这里。</translation>
    </message>
</context>
<context>
    <name>osc::ExchangeLog</name>
    <message>
        <source>%1 bytes, too many to show</source>
        <translation>%1 字节，太多而无法显示</translation>
    </message>
    <message>
        <source>%1 bytes that are not JSON</source>
        <translation>%1 字节，不是 JSON</translation>
    </message>
</context>
<context>
    <name>osc::ExchangesWindow</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>HTTP exchanges</source>
        <translation>HTTP 交换</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The latest %1 are kept in memory while this is on. Keys, tokens and variables are never in it.</source>
        <translation>开启期间，最近的 %1 条保存在内存中。其中绝不包含密钥、令牌和变量。</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>The exchange</source>
        <translation>该次交换</translation>
    </message>
    <message>
        <source>No server is connected.</source>
        <translation>没有已连接的服务器。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
</context>
<context>
    <name>osc::ExecdArtefacts</name>
    <message>
        <source>The image %1 does not hold execd where it is expected.</source>
        <translation>镜像 %1 中预期的位置没有 execd。</translation>
    </message>
    <message numerus="yes">
        <source>The image %1 could not be had within %n second(s).</source>
        <translation>
            <numerusform>在 %n 秒内未能取得镜像 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The container that execd is read from could not be created.</source>
        <translation>无法创建用于读取 execd 的容器。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdChanges</name>
    <message>
        <source>The folder “%1” could not be created.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not be renamed.</source>
        <translation>无法重命名“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not be removed.</source>
        <translation>无法移除“%1”。</translation>
    </message>
    <message>
        <source>The permissions of “%1” could not be changed.</source>
        <translation>无法更改“%1”的权限。</translation>
    </message>
    <message>
        <source>“%1” could not be replaced.</source>
        <translation>无法替换“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdCode</name>
    <message>
        <source>Other code is running in this context.</source>
        <translation>此上下文中正在运行其他代码。</translation>
    </message>
    <message>
        <source>The output of the code ended before the code did.</source>
        <translation>代码还没有结束，它的输出就中断了。</translation>
    </message>
    <message>
        <source>The code could not be run.</source>
        <translation>代码无法运行。</translation>
    </message>
    <message>
        <source>The image of this sandbox cannot run code: it has no Jupyter.</source>
        <translation>此沙箱的镜像无法运行代码：其中没有 Jupyter。</translation>
    </message>
    <message>
        <source>Use an image with Jupyter, such as the code interpreter of OpenSandbox.</source>
        <translation>请使用带有 Jupyter 的镜像，例如 OpenSandbox 的代码解释器镜像。</translation>
    </message>
    <message>
        <source>No kernel for “%1” started in the sandbox.</source>
        <translation>沙箱中没有启动用于“%1”的内核。</translation>
    </message>
    <message>
        <source>Choose a language that the image has a kernel for.</source>
        <translation>请选择镜像中有内核的语言。</translation>
    </message>
    <message>
        <source>execd did not make a context for code.</source>
        <translation>execd 没有建立代码上下文。</translation>
    </message>
    <message>
        <source>execd did not tell which contexts for code there are.</source>
        <translation>execd 没有告知有哪些代码上下文。</translation>
    </message>
    <message>
        <source>The context for code could not be deleted.</source>
        <translation>代码上下文无法删除。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdCommands</name>
    <message>
        <source>execd did not accept the command.</source>
        <translation>execd 没有接受该命令。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdErrors</name>
    <message>
        <source>execd asks for an access token.</source>
        <translation>execd 要求访问令牌。</translation>
    </message>
    <message>
        <source>Give the value of EXECD_ACCESS_TOKEN that the sandbox was created with.</source>
        <translation>请提供创建沙箱时使用的 EXECD_ACCESS_TOKEN 的值。</translation>
    </message>
    <message>
        <source>The execd in this sandbox is too old for it.</source>
        <translation>此沙箱中的 execd 过旧，无法完成。</translation>
    </message>
    <message>
        <source>execd in the sandbox does not answer.</source>
        <translation>沙箱中的 execd 没有应答。</translation>
    </message>
    <message>
        <source>If its name has bytes that are not UTF-8, execd cannot be asked for it.</source>
        <translation>如果其名称含有非 UTF-8 的字节，则无法通过 execd 访问它。</translation>
    </message>
    <message>
        <source>The answer of execd could not be understood.</source>
        <translation>无法理解 execd 的应答。</translation>
    </message>
    <message>
        <source>execd could not run the command to its end.</source>
        <translation>execd 未能将命令运行到结束。</translation>
    </message>
    <message>
        <source>The output of the command ended before the command did.</source>
        <translation>命令的输出先于命令结束。</translation>
    </message>
    <message>
        <source>The command may still be running in the sandbox.</source>
        <translation>命令可能仍在沙箱中运行。</translation>
    </message>
    <message>
        <source>The command wrote a line of more than 8 MiB.</source>
        <translation>命令写出了一行超过 8 MiB 的内容。</translation>
    </message>
    <message>
        <source>Let it write to a file instead.</source>
        <translation>请改为让它写入文件。</translation>
    </message>
    <message>
        <source>Use a terminal in the sandbox.</source>
        <translation>请使用沙箱中的终端。</translation>
    </message>
    <message>
        <source>Use chmod in a terminal in the sandbox.</source>
        <translation>请在沙箱的终端中使用 chmod。</translation>
    </message>
    <message>
        <source>The root of the sandbox cannot be removed or renamed.</source>
        <translation>沙箱的根目录不能移除或重命名。</translation>
    </message>
    <message>
        <source>“%1” is not an absolute path.</source>
        <translation>“%1”不是绝对路径。</translation>
    </message>
    <message>
        <source>execd cannot work with “%1”, because it takes the part after “$” for a variable.</source>
        <translation>execd 无法处理“%1”，因为它把“$”之后的部分当作变量。</translation>
    </message>
    <message>
        <source>execd cannot do this with “%1”, because the name is not UTF-8.</source>
        <translation>execd 无法对“%1”执行此操作，因为其名称不是 UTF-8。</translation>
    </message>
    <message>
        <source>“%1” is a link that does not lead to a file.</source>
        <translation>“%1”是一个不指向文件的链接。</translation>
    </message>
    <message>
        <source>execd cannot rename the link “%1”, because it leads nowhere.</source>
        <translation>execd 无法重命名链接“%1”，因为它没有指向任何目标。</translation>
    </message>
    <message>
        <source>execd cannot give “%1” this mode; it knows read, write and execute only, and not none of them.</source>
        <translation>execd 无法为“%1”设置此模式；它只支持读、写和执行，且不能全部为空。</translation>
    </message>
    <message>
        <source>A part of “%1” was asked for, but the whole file came.</source>
        <translation>只请求了“%1”的一部分，但返回了整个文件。</translation>
    </message>
    <message>
        <source>The command went on and ended with exit code %1. Of commands in the background all output is kept.</source>
        <translation>命令继续运行，并以退出码 %1 结束。后台命令的全部输出都会保留。</translation>
    </message>
    <message>
        <source>The command went on and has ended. Of commands in the background all output is kept.</source>
        <translation>命令继续运行，现已结束。后台命令的全部输出都会保留。</translation>
    </message>
    <message>
        <source>The connection was cut while the command ran, so the rest of its output is missing.</source>
        <translation>命令运行期间连接中断，因此缺少其余输出。</translation>
    </message>
    <message>
        <source>Only %1 of the %2 bytes of “%3” arrived.</source>
        <translation>“%3”的 %2 字节中只到达了 %1 字节。</translation>
    </message>
    <message>
        <source>Try again. A proxy on the way may have cut the file off.</source>
        <translation>请重试。途中的代理可能截断了该文件。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdFileSystems</name>
    <message>
        <source>through execd</source>
        <translation>通过 execd</translation>
    </message>
    <message>
        <source>An upload of “%1” cannot go on through execd.</source>
        <translation>无法通过 execd 继续上传“%1”。</translation>
    </message>
    <message>
        <source>Start it again from the beginning.</source>
        <translation>请从头重新开始。</translation>
    </message>
    <message>
        <source>The text of “%1” could not be changed.</source>
        <translation>无法更改“%1”的文本。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdFiles</name>
    <message>
        <source>“%1” could not be looked at.</source>
        <translation>无法查看“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdListing</name>
    <message>
        <source>The folder “%1” could not be listed.</source>
        <translation>无法列出文件夹“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdMetrics</name>
    <message>
        <source>execd did not tell how busy the sandbox is.</source>
        <translation>execd 没有告知沙箱的忙碌程度。</translation>
    </message>
    <message>
        <source>execd does not tell any more how busy the sandbox is.</source>
        <translation>execd 不再告知沙箱的忙碌程度。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdRequests</name>
    <message>
        <source>execd does not answer as it should.</source>
        <translation>execd 没有按应有的方式应答。</translation>
    </message>
    <message>
        <source>execd did not tell how busy the sandbox is.</source>
        <translation>execd 没有告知沙箱的繁忙程度。</translation>
    </message>
    <message>
        <source>execd does not know the command any more.</source>
        <translation>execd 中已没有该命令。</translation>
    </message>
    <message>
        <source>execd did not tell what the command wrote.</source>
        <translation>execd 没有给出命令的输出。</translation>
    </message>
    <message>
        <source>The command could not be interrupted.</source>
        <translation>无法中断该命令。</translation>
    </message>
    <message>
        <source>execd did not open a shell.</source>
        <translation>execd 没有打开 shell。</translation>
    </message>
    <message>
        <source>execd does not know the shell any more.</source>
        <translation>execd 中已没有该 shell。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdTerminal</name>
    <message>
        <source>The connection to the terminal broke.</source>
        <translation>与终端的连接断开了。</translation>
    </message>
    <message>
        <source>What runs in it goes on; open it again.</source>
        <translation>其中运行的程序仍在继续；请重新打开终端。</translation>
    </message>
    <message>
        <source>execd could not start a shell in the terminal.</source>
        <translation>execd 无法在终端中启动 shell。</translation>
    </message>
    <message>
        <source>execd closed the terminal.</source>
        <translation>execd 关闭了终端。</translation>
    </message>
    <message>
        <source>Terminals need bash in the image of the sandbox.</source>
        <translation>终端需要沙箱的镜像中有 bash。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdTerminals</name>
    <message>
        <source>The terminal could not be opened.</source>
        <translation>终端无法打开。</translation>
    </message>
    <message>
        <source>The terminal is open somewhere else.</source>
        <translation>此终端已在别处打开。</translation>
    </message>
    <message>
        <source>Take it over, or close it there.</source>
        <translation>请接管它，或在那里关闭它。</translation>
    </message>
    <message>
        <source>execd did not make a terminal.</source>
        <translation>execd 没有建立终端。</translation>
    </message>
    <message>
        <source>execd does not know the terminal any more.</source>
        <translation>execd 已不认识此终端。</translation>
    </message>
    <message>
        <source>execd did not remove the terminal.</source>
        <translation>execd 没有移除终端。</translation>
    </message>
</context>
<context>
    <name>osc::ExecdTransfers</name>
    <message>
        <source>“%1” could not be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::ExportVolumeDialog</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Replace files that are there</source>
        <translation>替换已有的文件</translation>
    </message>
    <message>
        <source>Export volumes</source>
        <translation>导出多个卷</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message numerus="yes">
        <source>Export %n volume(s)</source>
        <translation>
            <numerusform>导出 %n 个卷</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>tar.zst is fast and small; tar.gz is read everywhere.</source>
        <translation>tar.zst 快速且小巧；tar.gz 随处可读。</translation>
    </message>
    <message numerus="yes">
        <source>Running sandboxes use %n of them: files that are written meanwhile may be half written in the archive.</source>
        <translation>
            <numerusform>运行中的沙箱正在使用其中 %n 个：在此期间写入的文件，在归档中可能只写了一半。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export volume</source>
        <translation>导出卷</translation>
    </message>
    <message>
        <source>The folder is being looked at.</source>
        <translation>正在查看该文件夹。</translation>
    </message>
    <message>
        <source>Folder %1 does not exist.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
</context>
<context>
    <name>osc::FactsPanel</name>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>入口命令</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>execd</source>
        <translation>execd</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>it runs until you delete it</source>
        <translation>一直运行到您删除它</translation>
    </message>
    <message>
        <source>in %1, %2</source>
        <translation>%1 后，%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>it is due to be deleted</source>
        <translation>即将被删除</translation>
    </message>
    <message>
        <source>then it is deleted</source>
        <translation>届时会被删除</translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation>%1 CPU</translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>%1 内存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>in the sandbox</source>
        <translation>在沙箱中</translation>
    </message>
    <message>
        <source>none: commands and files use the Engine</source>
        <translation>无：命令和文件通过引擎处理</translation>
    </message>
    <message>
        <source>The connection does not answer.</source>
        <translation>连接没有应答。</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>answering in %1 ms</source>
        <translation>在 %1 毫秒内应答</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有应答</translation>
    </message>
</context>
<context>
    <name>osc::Field</name>
    <message>
        <source>Use %1 instead</source>
        <translation>改用 %1</translation>
    </message>
</context>
<context>
    <name>osc::FileBrowser</name>
    <message>
        <source>Choose a file to see how it begins.</source>
        <translation>选择一个文件以查看其开头部分。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) chosen.</source>
        <translation>
            <numerusform>已选择 %n 项。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FileClip</name>
    <message>
        <source>%1 cannot be put into itself.</source>
        <translation>无法将 %1 放入其自身。</translation>
    </message>
    <message>
        <source>%1 is in this folder already.</source>
        <translation>%1 已在此文件夹中。</translation>
    </message>
</context>
<context>
    <name>osc::FileCommands</name>
    <message>
        <source>Counting: %1 so far</source>
        <translation>正在统计：目前 %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Parent folder</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Type a path</source>
        <translation>输入路径</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>New file…</source>
        <translation>新建文件…</translation>
    </message>
    <message>
        <source>New link…</source>
        <translation>新建链接…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Upload…</source>
        <translation>上传…</translation>
    </message>
    <message>
        <source>Search in folders…</source>
        <translation>在文件夹中搜索…</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Open a terminal here</source>
        <translation>在此处打开终端</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Follow the link</source>
        <translation>跟随链接</translation>
    </message>
    <message>
        <source>Show what it leads to</source>
        <translation>显示它指向的目标</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>权限…</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Count the size</source>
        <translation>统计大小</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy location</source>
        <translation>复制位置</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Hidden files</source>
        <translation>隐藏文件</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Quick preview</source>
        <translation>快速预览</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Choose two files or folders, or one that is in the other pane too.</source>
        <translation>请选择两个文件或文件夹，或另一窗格中也有的一个。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the new folder</source>
        <translation>新文件夹的名称</translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation>创建文件夹</translation>
    </message>
    <message>
        <source>Name of the new file</source>
        <translation>新文件的名称</translation>
    </message>
    <message>
        <source>Make file</source>
        <translation>创建文件</translation>
    </message>
    <message>
        <source>Name of the link to %1</source>
        <translation>指向 %1 的链接的名称</translation>
    </message>
    <message>
        <source>Make link</source>
        <translation>创建链接</translation>
    </message>
    <message>
        <source>What the link leads to</source>
        <translation>链接指向的目标</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>This is the mount %1: everyone who uses it loses them.</source>
        <translation>这是挂载 %1：使用它的所有人都会失去这些内容。</translation>
    </message>
    <message>
        <source>Permissions of %1</source>
        <translation>%1 的权限</translation>
    </message>
    <message numerus="yes">
        <source>Counting: %n item(s) so far</source>
        <translation>
            <numerusform>正在统计：目前 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Download %1 to</source>
        <translation>将 %1 下载到</translation>
    </message>
    <message>
        <source>Upload to %1</source>
        <translation>上传到 %1</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>书签的名称</translation>
    </message>
    <message>
        <source>Add bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>A terminal opens only in folders of this computer. In a sandbox, use its tab Commands.</source>
        <translation>终端只能在此计算机的文件夹中打开。在沙箱中，请使用其“命令”标签页。</translation>
    </message>
    <message>
        <source>No terminal was found on this computer.</source>
        <translation>在此计算机上没有找到终端。</translation>
    </message>
    <message>
        <source>Name one in the environment variable TERMINAL.</source>
        <translation>请在环境变量 TERMINAL 中指定一个。</translation>
    </message>
    <message>
        <source>The terminal %1 did not start.</source>
        <translation>终端 %1 没有启动。</translation>
    </message>
    <message>
        <source>Share link…</source>
        <translation>分享链接…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>解冻…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Choose one object first.</source>
        <translation>请先选择一个对象。</translation>
    </message>
    <message>
        <source>Objects have no owner and no mode: who may read them is the key's and the bucket's business.</source>
        <translation>对象没有所有者和权限模式：谁可以读取它们由密钥和存储桶决定。</translation>
    </message>
    <message>
        <source>A bucket cannot hold links.</source>
        <translation>存储桶中无法存放链接。</translation>
    </message>
    <message>
        <source>Asking for %1 to be restored…</source>
        <translation>正在请求解冻 %1…</translation>
    </message>
    <message>
        <source>%1 is being restored; that takes minutes to hours.</source>
        <translation>%1 正在解冻；这需要几分钟到几小时。</translation>
    </message>
    <message>
        <source>A terminal opens only in folders of this computer.</source>
        <translation>终端只能在此计算机的文件夹中打开。</translation>
    </message>
    <message>
        <source>Copy for other programs</source>
        <translation>复制给其他程序</translation>
    </message>
</context>
<context>
    <name>osc::FileCompareWindow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Bytes that differ</source>
        <translation>不同的字节</translation>
    </message>
    <message>
        <source>From offset</source>
        <translation>起始偏移</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Texts side by side</source>
        <translation>并排显示文本</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>上一处差异</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>仅显示差异</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>比较 %1</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Comparing, %1 so far…</source>
        <translation>正在比较，目前 %1…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message numerus="yes">
        <source>They differ in more than %n place(s).</source>
        <translation>
            <numerusform>两者有超过 %n 处不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They differ in %n place(s).</source>
        <translation>
            <numerusform>两者有 %n 处不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The lines are the same; encoding or line ends differ.</source>
        <translation>各行相同；编码或行尾不同。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) only on the left</source>
        <translation>
            <numerusform>仅左侧有 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the right</source>
        <translation>
            <numerusform>仅右侧有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1，%2。</translation>
    </message>
    <message>
        <source>They differ too much to be matched. %1</source>
        <translation>两者差异太大，无法逐行对应。%1</translation>
    </message>
</context>
<context>
    <name>osc::FileCopy</name>
    <message>
        <source>Of %1 not everything arrived: %2 of %3 bytes.</source>
        <translation>%1 没有全部到达：%3 字节中的 %2 字节。</translation>
    </message>
    <message>
        <source>%1 was not copied: what arrived differs from what was sent.</source>
        <translation>没有复制 %1：到达的内容与发送的内容不同。</translation>
    </message>
    <message>
        <source>Check the disks of both sides, then try again.</source>
        <translation>请检查两侧的磁盘，然后重试。</translation>
    </message>
    <message>
        <source>%1 was not copied: it changes while it is read.</source>
        <translation>没有复制 %1：它在读取期间发生变化。</translation>
    </message>
    <message>
        <source>Try again when nothing writes to it any more.</source>
        <translation>请在不再有程序写入它时重试。</translation>
    </message>
</context>
<context>
    <name>osc::FileCount</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
</context>
<context>
    <name>osc::FileDelegate</name>
    <message>
        <source>New name of %1</source>
        <translation>%1 的新名称</translation>
    </message>
</context>
<context>
    <name>osc::FileEditor</name>
    <message>
        <source>%1 is larger than %2, so it cannot be edited here.</source>
        <translation>%1 大于 %2，因此无法在此编辑。</translation>
    </message>
    <message>
        <source>Download it and edit it with another program.</source>
        <translation>请下载它，并用其他程序编辑。</translation>
    </message>
    <message>
        <source>It is no text, so editing would damage it.</source>
        <translation>它不是文本，编辑会损坏它。</translation>
    </message>
    <message>
        <source>Not all of it is text, so editing would damage it.</source>
        <translation>它不全是文本，编辑会损坏它。</translation>
    </message>
    <message>
        <source>%1 cannot be edited.</source>
        <translation>无法编辑 %1。</translation>
    </message>
    <message>
        <source>This place writes files in place: whoever reads it during saving may see a part.</source>
        <translation>此位置会原地写入文件：保存期间读取它的程序可能只看到一部分。</translation>
    </message>
    <message>
        <source>%1 was not saved: it holds characters that cannot be written as %2.</source>
        <translation>没有保存 %1：它含有无法用 %2 写入的字符。</translation>
    </message>
    <message>
        <source>Choose UTF-8 and save again.</source>
        <translation>请选择 UTF-8，然后再次保存。</translation>
    </message>
</context>
<context>
    <name>osc::FileError</name>
    <message>
        <source>There is no room for %1.</source>
        <translation>没有空间可用于 %1。</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>请释放一些空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>You are not allowed to write %1.</source>
        <translation>您无权写入 %1。</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist.</source>
        <translation>%1 所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>You are not allowed to read %1.</source>
        <translation>您无权读取 %1。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>%1 is not a regular file, so it cannot be copied.</source>
        <translation>%1 不是普通文件，因此无法复制。</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read.</source>
        <translation>%1 在读取过程中变短了。</translation>
    </message>
    <message>
        <source>You do not have the permission for this at “%1”.</source>
        <translation>您在“%1”没有执行此操作的权限。</translation>
    </message>
    <message>
        <source>“%1” is on a disk that is read-only.</source>
        <translation>“%1”位于只读磁盘上。</translation>
    </message>
    <message>
        <source>“%1” could not be worked on.</source>
        <translation>无法处理“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::FileGrid</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>osc::FileHandout</name>
    <message>
        <source>Folder %1 could not be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>See whether its disk is full, or download the files instead.</source>
        <translation>请检查其磁盘是否已满，或改为下载这些文件。</translation>
    </message>
</context>
<context>
    <name>osc::FileListModel</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>存储类型</translation>
    </message>
</context>
<context>
    <name>osc::FilePane</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Allow writing</source>
        <translation>允许写入</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opening the files of %1…</source>
        <translation>正在打开 %1 的文件…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Open for reading only.</source>
        <translation>仅以只读方式打开。</translation>
    </message>
    <message>
        <source>Seen through %1, so nothing extra had to be started.</source>
        <translation>通过 %1 查看，因此无需另外启动任何程序。</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 可用</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 hidden</source>
        <translation>%1，%2 项隐藏</translation>
    </message>
    <message>
        <source>%1 of %2 selected, %3</source>
        <translation>已选择 %2 项中的 %1 项，%3</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>read-only, %1</source>
        <translation>只读，%1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n item(s).</source>
        <translation>
            <numerusform>%n 项中没有与“%1”匹配的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are only hidden files here. Ctrl+H shows them.</source>
        <translation>这里只有隐藏文件。按 Ctrl+H 显示它们。</translation>
    </message>
    <message>
        <source>This folder is empty. Drop files here to copy them.</source>
        <translation>此文件夹为空。将文件拖放到此处即可复制。</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>此文件夹为空。</translation>
    </message>
    <message>
        <source>Nothing can be written here.</source>
        <translation>此处不可写入。</translation>
    </message>
    <message>
        <source>%1 is mounted read-only in this sandbox.</source>
        <translation>%1 在此沙箱中以只读方式挂载。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>with key %1</source>
        <translation>使用密钥 %1</translation>
    </message>
    <message>
        <source>This place is open for reading only.</source>
        <translation>此位置以只读方式打开。</translation>
    </message>
</context>
<context>
    <name>osc::FilePanelStore</name>
    <message>
        <source>%1 was not read to its end.</source>
        <translation>%1 没有读取完。</translation>
    </message>
    <message>
        <source>A name cannot be empty.</source>
        <translation>名称不能为空。</translation>
    </message>
    <message>
        <source>A name cannot contain “/”.</source>
        <translation>名称不能包含“/”。</translation>
    </message>
    <message>
        <source>“%1” is not a name.</source>
        <translation>“%1”不是有效的名称。</translation>
    </message>
    <message>
        <source>A name cannot be longer than 255 bytes.</source>
        <translation>名称不能超过 255 字节。</translation>
    </message>
    <message>
        <source>Making a folder</source>
        <translation>正在创建文件夹</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>正在重命名</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Changing permissions</source>
        <translation>正在更改权限</translation>
    </message>
    <message>
        <source>%1 cannot be looked into any more: its connection was closed.</source>
        <translation>无法再查看 %1：它的连接已关闭。</translation>
    </message>
    <message>
        <source>Open the connection again, then try again.</source>
        <translation>请重新打开连接，然后重试。</translation>
    </message>
    <message>
        <source>Refresh to read it again.</source>
        <translation>请刷新以重新读取。</translation>
    </message>
    <message>
        <source>Making a file</source>
        <translation>正在创建文件</translation>
    </message>
    <message>
        <source>Making a link</source>
        <translation>正在创建链接</translation>
    </message>
    <message>
        <source>%1 cannot be looked into any more: its key was changed or deleted.</source>
        <translation>无法再查看 %1：它的密钥已被更改或删除。</translation>
    </message>
    <message>
        <source>Open it again with a key that is in Credentials.</source>
        <translation>请用“凭据”中的密钥重新打开它。</translation>
    </message>
</context>
<context>
    <name>osc::FilePlaceList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%2 上的 %1：%3</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主目录</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>所有文件夹</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>This key may not list buckets: open one by its name.</source>
        <translation>此密钥无权列出存储桶：请按名称打开存储桶。</translation>
    </message>
    <message>
        <source>This account has no buckets.</source>
        <translation>此账号没有存储桶。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>List buckets…</source>
        <translation>列出存储桶…</translation>
    </message>
    <message>
        <source>Open bucket by name…</source>
        <translation>按名称打开存储桶…</translation>
    </message>
    <message>
        <source>With any of the keys</source>
        <translation>使用任一密钥</translation>
    </message>
    <message>
        <source>OSS buckets</source>
        <translation>OSS 存储桶</translation>
    </message>
</context>
<context>
    <name>osc::FilePlaces</name>
    <message>
        <source>The files of %1 were not opened: its connection is not there any more.</source>
        <translation>没有打开 %1 的文件：它的连接已不存在。</translation>
    </message>
    <message>
        <source>Add the connection again.</source>
        <translation>请重新添加连接。</translation>
    </message>
    <message>
        <source>The files of %1 were not opened: its connection cannot show files.</source>
        <translation>没有打开 %1 的文件：它的连接无法显示文件。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>Bucket %1 was not opened: its key is not among the credentials.</source>
        <translation>没有打开存储桶 %1：它的密钥不在凭据中。</translation>
    </message>
    <message>
        <source>Add the key in Credentials again.</source>
        <translation>请在“凭据”中重新添加该密钥。</translation>
    </message>
    <message>
        <source>Key %1 could not write here when it was tested last.</source>
        <translation>密钥 %1 在上次测试时无法在此处写入。</translation>
    </message>
</context>
<context>
    <name>osc::FileProblems</name>
    <message>
        <source>“%1” does not exist.</source>
        <translation>“%1”不存在。</translation>
    </message>
    <message>
        <source>“%1” exists already.</source>
        <translation>“%1”已存在。</translation>
    </message>
    <message>
        <source>“%1” is not a folder, or leads through something that is none.</source>
        <translation>“%1”不是文件夹，或其路径经过了不是文件夹的项。</translation>
    </message>
    <message>
        <source>“%1” is a folder.</source>
        <translation>“%1”是文件夹。</translation>
    </message>
    <message>
        <source>The folder “%1” is not empty.</source>
        <translation>文件夹“%1”不为空。</translation>
    </message>
    <message>
        <source>“%1” is on a mount that is read-only.</source>
        <translation>“%1”位于只读挂载上。</translation>
    </message>
    <message>
        <source>Create the sandbox with this volume writable.</source>
        <translation>以可写方式挂载此卷来创建沙箱。</translation>
    </message>
    <message>
        <source>The sandbox's user does not have the permission for this at “%1”.</source>
        <translation>沙箱的用户在“%1”没有执行此操作的权限。</translation>
    </message>
    <message>
        <source>The sandbox does not permit this at “%1”.</source>
        <translation>沙箱不允许在“%1”执行此操作。</translation>
    </message>
    <message>
        <source>There is no space left for “%1”.</source>
        <translation>没有剩余空间可用于“%1”。</translation>
    </message>
    <message>
        <source>Remove files that are not needed, then try again.</source>
        <translation>请移除不需要的文件，然后重试。</translation>
    </message>
    <message>
        <source>“%1” is in use, perhaps as a mount.</source>
        <translation>“%1”正在使用中，可能是一个挂载。</translation>
    </message>
    <message>
        <source>“%1” cannot be moved to another file system.</source>
        <translation>“%1”不能移动到其他文件系统。</translation>
    </message>
    <message>
        <source>The name “%1” is too long.</source>
        <translation>名称“%1”太长。</translation>
    </message>
    <message>
        <source>The links at “%1” lead in a circle.</source>
        <translation>“%1”处的链接形成了循环。</translation>
    </message>
    <message>
        <source>“%1” is a pipe, a socket or a device and is not opened.</source>
        <translation>“%1”是管道、套接字或设备，不会打开。</translation>
    </message>
    <message>
        <source>“%1” could not be worked on.</source>
        <translation>无法处理“%1”。</translation>
    </message>
    <message>
        <source>“%1” was changed by somebody else meanwhile.</source>
        <translation>“%1”在此期间已被他人更改。</translation>
    </message>
    <message>
        <source>Read it again, then decide what to keep.</source>
        <translation>请重新读取，然后决定保留哪个。</translation>
    </message>
    <message>
        <source>“%1” does not end where the transfer would go on.</source>
        <translation>“%1”的末尾不在传输应继续的位置。</translation>
    </message>
    <message>
        <source>Start the transfer again from the beginning.</source>
        <translation>请从头重新开始传输。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be put into itself.</source>
        <translation>文件夹“%1”不能放入其自身。</translation>
    </message>
    <message>
        <source>The folder “%1” stays where and what it is.</source>
        <translation>文件夹“%1”的位置和类型保持不变。</translation>
    </message>
    <message>
        <source>The archive for “%1” is damaged or cut off.</source>
        <translation>“%1”的归档已损坏或不完整。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The archive holds “%1”, which would land outside the chosen folder.</source>
        <translation>归档中有“%1”，它会落在所选文件夹之外。</translation>
    </message>
</context>
<context>
    <name>osc::FileRange</name>
    <message>
        <source>The rest of %1 cannot be shown: files can only be read from their beginning here.</source>
        <translation>无法显示 %1 的其余部分：此处只能从开头读取文件。</translation>
    </message>
    <message>
        <source>Download the file.</source>
        <translation>请下载该文件。</translation>
    </message>
</context>
<context>
    <name>osc::FileScripts</name>
    <message>
        <source>“%1” is not of the kind that this needs.</source>
        <translation>“%1”不是此操作所需的类型。</translation>
    </message>
    <message>
        <source>Check whether it is a file or a folder.</source>
        <translation>请检查它是文件还是文件夹。</translation>
    </message>
    <message>
        <source>The sandbox's user may not read “%1”.</source>
        <translation>沙箱的用户无权读取“%1”。</translation>
    </message>
    <message>
        <source>The image lacks the programs that look at files.</source>
        <translation>镜像中缺少查看文件所需的程序。</translation>
    </message>
    <message>
        <source>“%1” did not arrive whole and was not changed.</source>
        <translation>“%1”没有完整到达，因此未作更改。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>“%1” could not be worked on.</source>
        <translation>无法处理“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::FileSearch</name>
    <message>
        <source>The content of files cannot be searched here; search for names.</source>
        <translation>此处无法搜索文件的内容；请搜索名称。</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read.</source>
        <translation>
            <numerusform>%n 个文件夹无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more; narrow the search down.</source>
        <translation>还有更多；请缩小搜索范围。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching: %1 so far</source>
        <translation>正在搜索：目前 %1</translation>
    </message>
    <message>
        <source>Searching %2: %1 so far</source>
        <translation>正在搜索 %2：目前 %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Stopped: %1 until then</source>
        <translation>已停止：到此为止 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>osc::FileSteps</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 / %3</translation>
    </message>
</context>
<context>
    <name>osc::FileSystem</name>
    <message>
        <source>These files cannot do that.</source>
        <translation>这些文件不支持此操作。</translation>
    </message>
</context>
<context>
    <name>osc::FileTab</name>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>osc::FileTable</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>osc::FileTree</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>osc::FilesMenu</name>
    <message>
        <source>&amp;Go to the files</source>
        <translation>转到文件(&amp;G)</translation>
    </message>
</context>
<context>
    <name>osc::FilesPlace</name>
    <message>
        <source>New tab</source>
        <translation>新建标签页</translation>
    </message>
    <message>
        <source>New tab (%1)</source>
        <translation>新建标签页 (%1)</translation>
    </message>
    <message>
        <source>Two panes</source>
        <translation>双窗格</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Two panes (%1)</source>
        <translation>双窗格 (%1)</translation>
    </message>
    <message>
        <source>Tabs of files</source>
        <translation>文件标签页</translation>
    </message>
    <message>
        <source>Right pane</source>
        <translation>右窗格</translation>
    </message>
    <message>
        <source>Left pane</source>
        <translation>左窗格</translation>
    </message>
</context>
<context>
    <name>osc::FilterBar</name>
    <message>
        <source>State: any</source>
        <translation>状态：任意</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Search name, ID, image, metadata, mounts</source>
        <translation>搜索名称、ID、镜像、元数据、挂载</translation>
    </message>
    <message>
        <source>Search sandboxes</source>
        <translation>搜索沙箱</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱中的 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Expiring soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Made here</source>
        <translation>在此创建</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存此筛选…</translation>
    </message>
    <message>
        <source>Saved filters…</source>
        <translation>已保存的筛选…</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Metadata…</source>
        <translation>元数据…</translation>
    </message>
    <message>
        <source>a connection that is gone</source>
        <translation>已不存在的连接</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
</context>
<context>
    <name>osc::FilterChip</name>
    <message>
        <source>Remove the filter %1</source>
        <translation>移除筛选条件 %1</translation>
    </message>
</context>
<context>
    <name>osc::FindBar</name>
    <message>
        <source>Previous hit</source>
        <translation>上一个匹配项</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一个匹配项</translation>
    </message>
    <message>
        <source>No hit</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 个匹配项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FirstRunPanel</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>在此计算机上找到的</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Run the doctor</source>
        <translation>运行诊断</translation>
    </message>
    <message>
        <source>The doctor checks what sandboxes need, and says how to mend what is missing.</source>
        <translation>诊断会检查沙箱所需的条件，并说明如何补救缺少的部分。</translation>
    </message>
    <message>
        <source>Connect %1</source>
        <translation>连接 %1 个</translation>
    </message>
    <message>
        <source>Where do your sandboxes live?</source>
        <translation>您的沙箱在哪里？</translation>
    </message>
    <message>
        <source>These were found on this computer. Pick what you want to use, several can be open at once.</source>
        <translation>这些是在此计算机上找到的。请选择要使用的项，可以同时打开多个。</translation>
    </message>
    <message>
        <source>Add by hand…</source>
        <translation>手动添加…</translation>
    </message>
    <message>
        <source>Nothing is changed and nothing is asked until you press Connect.</source>
        <translation>在您按下“连接”之前，不会更改任何内容，也不会询问任何引擎。</translation>
    </message>
</context>
<context>
    <name>osc::FolderCompareWindow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Compare folders</source>
        <translation>比较文件夹</translation>
    </message>
    <message>
        <source>Differences of the folders</source>
        <translation>文件夹的差异</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>替换它们</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Left: %1   Right: %2</source>
        <translation>左：%1   右：%2</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Size and time</source>
        <translation>大小和时间</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Show the same</source>
        <translation>显示相同项</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Copy to the left</source>
        <translation>复制到左侧</translation>
    </message>
    <message>
        <source>Copy to the right</source>
        <translation>复制到右侧</translation>
    </message>
    <message>
        <source>Comparing %1…</source>
        <translation>正在比较 %1…</translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n 项不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the left</source>
        <translation>
            <numerusform>仅左侧有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the right</source>
        <translation>
            <numerusform>仅右侧有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <translation>
            <numerusform>%n 项无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Both folders hold the same.</source>
        <translation>两个文件夹的内容相同。</translation>
    </message>
    <message>
        <source>No difference so far.</source>
        <translation>目前没有差异。</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>以及更多</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n to the right</source>
        <translation>
            <numerusform>将 %n 项复制到右侧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n to the left</source>
        <translation>
            <numerusform>将 %n 项复制到左侧</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until everything is compared.</source>
        <translation>请等待全部比较完成。</translation>
    </message>
    <message>
        <source>There is nothing to copy.</source>
        <translation>没有可复制的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in %1 are replaced.</source>
        <translation>
            <numerusform>会替换 %1 中的 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>What they hold now is lost.</source>
        <translation>它们现有的内容会丢失。</translation>
    </message>
</context>
<context>
    <name>osc::FolderComparison</name>
    <message>
        <source>Only on the left</source>
        <translation>仅左侧有</translation>
    </message>
    <message>
        <source>Only on the right</source>
        <translation>仅右侧有</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1: right is %2</source>
        <translation>%1：右侧%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
</context>
<context>
    <name>osc::FolderList</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>要添加的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The folder begins with “/”.</source>
        <translation>文件夹以“/”开头。</translation>
    </message>
    <message>
        <source>The folder cannot contain “..”.</source>
        <translation>文件夹不能包含“..”。</translation>
    </message>
</context>
<context>
    <name>osc::FolderPreviewer</name>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>文件夹为空。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2 so far</source>
        <translation>目前 %1，%2</translation>
    </message>
</context>
<context>
    <name>osc::FormKeeper</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The draft was put aside.</source>
        <translation>草稿已搁置。</translation>
    </message>
    <message>
        <source>It is gone for good when this form is closed.</source>
        <translation>关闭此表单后它将永久消失。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Connection %1 is gone; %2 is chosen instead.</source>
        <translation>连接 %1 已不存在；改为选择 %2。</translation>
    </message>
    <message>
        <source>Secret values were not kept: %1.</source>
        <translation>没有保存机密值：%1。</translation>
    </message>
    <message>
        <source>Draft from %1 restored.</source>
        <translation>已恢复 %1 的草稿。</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>The value of %1 is a secret and was not kept. Enter it again.</source>
        <translation>%1 的值是机密，没有保存。请重新输入。</translation>
    </message>
    <message>
        <source>From template %1.</source>
        <translation>来自模板 %1。</translation>
    </message>
    <message>
        <source>The template is gone.</source>
        <translation>模板已不存在。</translation>
    </message>
    <message>
        <source>You are editing template %1.</source>
        <translation>您正在编辑模板 %1。</translation>
    </message>
    <message>
        <source>${name} in any text is asked for when it is used. It is checked here with the default values.</source>
        <translation>使用时会询问任何文本中的 ${name}。此处用默认值进行检查。</translation>
    </message>
    <message>
        <source>Saved as template %1.</source>
        <translation>已保存为模板 %1。</translation>
    </message>
</context>
<context>
    <name>osc::FoundConnections</name>
    <message>
        <source>An engine behind SSH, from %1. Connecting says how to reach it.</source>
        <translation>位于 SSH 之后的引擎，来自 %1。连接时会说明如何访问它。</translation>
    </message>
    <message>
        <source>A Docker Engine elsewhere, from %1. It is asked when you connect.</source>
        <translation>其他机器上的 Docker 引擎，来自 %1。连接时才会询问它。</translation>
    </message>
    <message>
        <source>There is no socket yet, the engine may be stopped. You can still add it.</source>
        <translation>套接字尚不存在，引擎可能已停止。您仍可添加它。</translation>
    </message>
    <message>
        <source>Your user may not use this socket. Connecting says how to mend that.</source>
        <translation>您的用户无权使用此套接字。连接时会说明如何解决。</translation>
    </message>
    <message>
        <source>Docker Engine, from %1. It is asked when you connect.</source>
        <translation>Docker 引擎，来自 %1。连接时才会询问它。</translation>
    </message>
    <message>
        <source>%1, namespace %2</source>
        <translation>%1，命名空间 %2</translation>
    </message>
    <message>
        <source>Kubernetes cluster.</source>
        <translation>Kubernetes 集群。</translation>
    </message>
    <message>
        <source>Kubernetes cluster. Connections to clusters come later.</source>
        <translation>Kubernetes 集群。与集群的连接将在以后支持。</translation>
    </message>
    <message>
        <source>OpenSandbox server, from %1. Its API key goes to the keychain when you connect.</source>
        <translation>OpenSandbox 服务器，来自 %1。连接时，其 API 密钥会存入钥匙串。</translation>
    </message>
    <message>
        <source>OpenSandbox server, from %1. No API key was found there.</source>
        <translation>OpenSandbox 服务器，来自 %1。在那里没有找到 API 密钥。</translation>
    </message>
    <message>
        <source>OpenSandbox server, from %1. It is not encrypted: who is on the way can read the API key.</source>
        <translation>OpenSandbox 服务器，来自 %1。它没有加密：传输途中的人可以读取 API 密钥。</translation>
    </message>
</context>
<context>
    <name>osc::GuardedTree</name>
    <message>
        <source>The archive holds “%1” in a form that is not understood here.</source>
        <translation>归档中“%1”的形式在此无法理解。</translation>
    </message>
</context>
<context>
    <name>osc::HexPreviewer</name>
    <message>
        <source>Go to offset</source>
        <translation>转到偏移</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>文件的字节</translation>
    </message>
    <message>
        <source>Offset, such as 4096 or 0x1000</source>
        <translation>偏移，例如 4096 或 0x1000</translation>
    </message>
    <message>
        <source>This is no offset.</source>
        <translation>这不是偏移。</translation>
    </message>
    <message>
        <source>The file ends at %1.</source>
        <translation>文件在 %1 处结束。</translation>
    </message>
    <message>
        <source>binary, first %1 shown</source>
        <translation>二进制，显示前 %1</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
</context>
<context>
    <name>osc::HistoryModel</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 → %2 (read-only)</source>
        <translation>%1 → %2（只读）</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>being created</source>
        <translation>正在创建</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>直到 %1</translation>
    </message>
    <message>
        <source>until you delete it</source>
        <translation>直到您删除它</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <translation>%1 删除</translation>
    </message>
    <message>
        <source>deleted %1: %2</source>
        <translation>%1 删除：%2</translation>
    </message>
    <message>
        <source>deleted at its expiry, %1</source>
        <translation>%1 到期时删除</translation>
    </message>
    <message>
        <source>removed by someone else, noticed %1</source>
        <translation>被他人移除，%1 发现</translation>
    </message>
    <message>
        <source>There</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Mounted</source>
        <translation>已挂载</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>osc::HooksBox</name>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>有一个引号没有闭合。</translation>
    </message>
    <message>
        <source>Lifecycle hooks</source>
        <translation>生命周期钩子</translation>
    </message>
    <message>
        <source>60 s, as usual</source>
        <translation>60 秒，与平常相同</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Command &amp;before the start</source>
        <translation>启动前的命令(&amp;B)</translation>
    </message>
    <message>
        <source>execd runs it to its end, and the entrypoint after that.</source>
        <translation>由 execd 执行到结束，之后才执行入口命令。</translation>
    </message>
    <message>
        <source>For at &amp;most</source>
        <translation>最长(&amp;M)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>执行计划</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Repeated &amp;commands</source>
        <translation>重复执行的命令(&amp;C)</translation>
    </message>
    <message>
        <source>A schedule such as */5 * * * * is every five minutes. Without a number of seconds a command may take 60.</source>
        <translation>例如 */5 * * * * 表示每五分钟一次。未填秒数时，命令最多可用 60 秒。</translation>
    </message>
    <message>
        <source>Add command</source>
        <translation>添加命令</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The seconds of a command are a number from 1 to 300.</source>
        <translation>命令的秒数是 1 到 300 的数字。</translation>
    </message>
    <message>
        <source>Commands that execd runs besides the entrypoint.</source>
        <translation>execd 在入口命令之外执行的命令。</translation>
    </message>
</context>
<context>
    <name>osc::HttpError</name>
    <message>
        <source>There is not enough memory to talk to %1.</source>
        <translation>没有足够的内存与 %1 通信。</translation>
    </message>
    <message>
        <source>The answer of %1 has more headers than can be accepted.</source>
        <translation>%1 的应答的标头数量超过了可接受的范围。</translation>
    </message>
    <message numerus="yes">
        <source>The answer of %1 is larger than %n MiB, which is too large.</source>
        <translation>
            <numerusform>%1 的应答大于 %n MiB，太大了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was heard from %1 for %n second(s).</source>
        <translation>
            <numerusform>%n 秒内没有收到 %1 的任何数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>The data to be sent ended before its announced size.</source>
        <translation>要发送的数据在其声明的大小之前就结束了。</translation>
    </message>
    <message>
        <source>You are not allowed to connect to %1.</source>
        <translation>您无权连接到 %1。</translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation>%1 处没有应答。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 没有及时应答。</translation>
    </message>
    <message>
        <source>No connection to %1 could be made in time.</source>
        <translation>未能及时建立与 %1 的连接。</translation>
    </message>
    <message>
        <source>The answer of %1 was cut off.</source>
        <translation>%1 的应答被截断。</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 未应答就关闭了连接。</translation>
    </message>
    <message>
        <source>The connection to %1 broke.</source>
        <translation>与 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>The answer of %1 cannot be understood.</source>
        <translation>无法理解 %1 的应答。</translation>
    </message>
    <message>
        <source>Check that the address leads to the right service.</source>
        <translation>请检查该地址是否指向正确的服务。</translation>
    </message>
    <message>
        <source>The address of %1 could not be found.</source>
        <translation>找不到 %1 的地址。</translation>
    </message>
    <message>
        <source>Check the host name and the network connection.</source>
        <translation>请检查主机名和网络连接。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>%1 的证书不受信任。</translation>
    </message>
    <message>
        <source>Choose the certificate of the authority that signed it.</source>
        <translation>请选择签发它的机构的证书。</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>Check whether the other side demands a client certificate.</source>
        <translation>请检查对方是否要求客户端证书。</translation>
    </message>
    <message>
        <source>The certificate or key files cannot be used.</source>
        <translation>无法使用证书或密钥文件。</translation>
    </message>
    <message>
        <source>Choose PEM files that you may read and that belong together.</source>
        <translation>请选择您有权读取且相互匹配的 PEM 文件。</translation>
    </message>
    <message>
        <source>The request contains characters that cannot be sent.</source>
        <translation>请求中含有无法发送的字符。</translation>
    </message>
</context>
<context>
    <name>osc::ImagePreviewer</name>
    <message>
        <source>The image is damaged, or of a kind that cannot be shown.</source>
        <translation>图像已损坏，或是无法显示的类型。</translation>
    </message>
    <message>
        <source>The image has %1 by %2 pixels: too many to show.</source>
        <translation>图像有 %1 × %2 像素：太多，无法显示。</translation>
    </message>
    <message>
        <source>The image is larger than %1: too large to be shown.</source>
        <translation>图片大于 %1：太大，无法显示。</translation>
    </message>
    <message>
        <source>Image, %1 by %2 pixels</source>
        <translation>图片，%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1, first picture shown</source>
        <translation>%1，显示第一幅图片</translation>
    </message>
</context>
<context>
    <name>osc::ImagePulls</name>
    <message>
        <source>The image %1 could not be looked up.</source>
        <translation>无法查询镜像 %1。</translation>
    </message>
    <message>
        <source>The image %1 on the engine is for %2, and none could be pulled for %3.</source>
        <translation>引擎上的镜像 %1 适用于 %2，而无法为 %3 拉取镜像。</translation>
    </message>
    <message>
        <source>Pulling %1</source>
        <translation>正在拉取 %1</translation>
    </message>
    <message>
        <source>Pulling %1, %2 of %3</source>
        <translation>正在拉取 %1，%2 / %3</translation>
    </message>
    <message>
        <source>The image %1 could not be pulled: the engine's disk is full.</source>
        <translation>无法拉取镜像 %1：引擎的磁盘已满。</translation>
    </message>
    <message>
        <source>Remove images or volumes that are not needed, then try again.</source>
        <translation>请移除不需要的镜像或卷，然后重试。</translation>
    </message>
    <message>
        <source>The image %1 could not be pulled: the registry allows no more pulls for now.</source>
        <translation>无法拉取镜像 %1：镜像仓库暂时不允许更多拉取。</translation>
    </message>
    <message>
        <source>Log in to the registry, or try again later.</source>
        <translation>请登录镜像仓库，或稍后重试。</translation>
    </message>
    <message>
        <source>The image %1 does not exist for the platform of this sandbox.</source>
        <translation>没有适用于此沙箱平台的镜像 %1。</translation>
    </message>
    <message>
        <source>Choose another platform, or an image that is made for it.</source>
        <translation>请选择其他平台，或适用于该平台的镜像。</translation>
    </message>
    <message>
        <source>The image %1 could not be pulled: a layer arrived damaged.</source>
        <translation>无法拉取镜像 %1：有一个层到达时已损坏。</translation>
    </message>
    <message>
        <source>Try again; when it happens every time, the image is damaged in the registry.</source>
        <translation>请重试；如果每次都这样，说明仓库中的镜像已损坏。</translation>
    </message>
    <message>
        <source>The registry gave no access to the image %1.</source>
        <translation>镜像仓库不允许访问镜像 %1。</translation>
    </message>
    <message>
        <source>Check the name of the image and the login for its registry.</source>
        <translation>请检查镜像名称及其仓库的登录信息。</translation>
    </message>
    <message>
        <source>The image %1 does not exist in its registry.</source>
        <translation>镜像 %1 在其仓库中不存在。</translation>
    </message>
    <message>
        <source>Check the name and the tag of the image.</source>
        <translation>请检查镜像的名称和标签。</translation>
    </message>
    <message>
        <source>“%1” is not the name of an image.</source>
        <translation>“%1”不是镜像名称。</translation>
    </message>
    <message>
        <source>Write it like python:3.11 or registry.example.com/team/app:1.</source>
        <translation>请写成 python:3.11 或 registry.example.com/team/app:1 这样的形式。</translation>
    </message>
    <message>
        <source>The image %1 could not be pulled: the engine cannot reach the registry.</source>
        <translation>无法拉取镜像 %1：引擎无法访问镜像仓库。</translation>
    </message>
    <message>
        <source>Check the network of the engine's machine, and the name of the registry.</source>
        <translation>请检查引擎所在机器的网络，以及仓库的名称。</translation>
    </message>
    <message>
        <source>The image %1 could not be pulled.</source>
        <translation>无法拉取镜像 %1。</translation>
    </message>
</context>
<context>
    <name>osc::ImageTemplateDialog</name>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Where the result goes</source>
        <translation>结果的存放位置</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>入口命令</translation>
    </message>
    <message>
        <source>Build template</source>
        <translation>构建模板</translation>
    </message>
    <message>
        <source>Build an image template</source>
        <translation>构建镜像模板</translation>
    </message>
    <message>
        <source>NAME=value, one on each line</source>
        <translation>NAME=value，每行一个</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Ready when this answers</source>
        <translation>应答时即为就绪</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time to warm up</source>
        <translation>预热时间</translation>
    </message>
    <message>
        <source>overlaybd</source>
        <translation>overlaybd</translation>
    </message>
    <message>
        <source>native</source>
        <translation>原生</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The template needs an image.</source>
        <translation>模板需要一个镜像。</translation>
    </message>
    <message>
        <source>The template needs a place for the result, such as s3://bucket/prefix.</source>
        <translation>模板需要一个存放结果的位置，例如 s3://bucket/prefix。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>有一个引号未闭合。</translation>
    </message>
    <message>
        <source>The server keeps the variables: put no secret into them.</source>
        <translation>服务器会保存这些变量：请勿在其中放入机密。</translation>
    </message>
</context>
<context>
    <name>osc::ImportDialog</name>
    <message>
        <source>Looking for keys on this computer…</source>
        <translation>正在此计算机上查找密钥…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import OSS keys</source>
        <translation>导入 OSS 密钥</translation>
    </message>
    <message>
        <source>Keys that lie in plain text on this computer</source>
        <translation>此计算机上以明文存放的密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>密钥 ID</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点 (Endpoint)</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing was found in ~/.ossutilconfig, ~/.aliyun/config.json or the environment.</source>
        <translation>在 ~/.ossutilconfig、~/.aliyun/config.json 和环境变量中没有找到任何内容。</translation>
    </message>
    <message>
        <source>%1 The files stay as they are until you remove them.</source>
        <translation>%1在您移除之前，这些文件保持原样。</translation>
    </message>
    <message>
        <source>Stored already as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>导入 %n 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>They are being imported.</source>
        <translation>正在导入。</translation>
    </message>
    <message>
        <source>Tick a key first.</source>
        <translation>请先勾选一个密钥。</translation>
    </message>
</context>
<context>
    <name>osc::ImportVolumeDialog</name>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>Import into a volume</source>
        <translation>导入到卷</translation>
    </message>
    <message>
        <source>tar, tar.gz or tar.zst.</source>
        <translation>tar、tar.gz 或 tar.zst。</translation>
    </message>
    <message>
        <source>Choose an archive</source>
        <translation>选择归档</translation>
    </message>
    <message>
        <source>Into a new volume</source>
        <translation>导入到新卷</translation>
    </message>
    <message>
        <source>Into one that is there</source>
        <translation>导入到已有的卷</translation>
    </message>
    <message>
        <source>Only volumes that nothing uses. Files with the same names are replaced, all others stay.</source>
        <translation>仅限没有被使用的卷。同名文件会被替换，其他文件全部保留。</translation>
    </message>
    <message>
        <source>Import archive</source>
        <translation>导入归档</translation>
    </message>
    <message>
        <source>Every volume of the connection is in use.</source>
        <translation>此连接的每个卷都在使用中。</translation>
    </message>
    <message>
        <source>Choose an archive.</source>
        <translation>请选择一个归档。</translation>
    </message>
    <message>
        <source>The name ends in neither tar, tar.gz nor tar.zst.</source>
        <translation>名称不以 tar、tar.gz 或 tar.zst 结尾。</translation>
    </message>
    <message>
        <source>Archives (*.tar *.tar.gz *.tgz *.tar.zst *.tzst);;All files (*)</source>
        <translation>归档 (*.tar *.tar.gz *.tgz *.tar.zst *.tzst);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>osc::InsideTree</name>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Inside the sandbox</source>
        <translation>沙箱内部</translation>
    </message>
    <message>
        <source>mounted by you</source>
        <translation>由您挂载</translation>
    </message>
    <message>
        <source>usual in a Linux image</source>
        <translation>Linux 镜像中常见</translation>
    </message>
</context>
<context>
    <name>osc::InspectFlow</name>
    <message>
        <source>The sandbox %1 could not be inspected.</source>
        <translation>无法检查沙箱 %1。</translation>
    </message>
</context>
<context>
    <name>osc::InspectTab</name>
    <message>
        <source>Search the description</source>
        <translation>搜索描述</translation>
    </message>
    <message>
        <source>The description was not read: you cancelled.</source>
        <translation>没有读取描述：您已取消。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Asking for the description of the sandbox…</source>
        <translation>正在请求沙箱的描述…</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
</context>
<context>
    <name>osc::InspectText</name>
    <message>
        <source>Description of the sandbox by its runtime</source>
        <translation>运行时对沙箱的描述</translation>
    </message>
</context>
<context>
    <name>osc::InspectTree</name>
    <message>
        <source>Description of the sandbox as a tree</source>
        <translation>以树形显示的沙箱描述</translation>
    </message>
</context>
<context>
    <name>osc::JobRun</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The connection was closed before it was done.</source>
        <translation>完成之前连接已关闭。</translation>
    </message>
    <message>
        <source>Open the connection, and try again.</source>
        <translation>请打开连接，然后重试。</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n 个完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not done</source>
        <translation>
            <numerusform>%n 个未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>osc::JsonPreviewer</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>first %1 shown</source>
        <translation>显示前 %1</translation>
    </message>
</context>
<context>
    <name>osc::JsonTreeModel</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 个成员</numerusform>
        </translation>
    </message>
    <message>
        <source>empty list</source>
        <translation>空列表</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n 个元素</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>The description is too large for a tree: it has %1.</source>
        <translation>描述太大，无法以树形显示：它有 %1。</translation>
    </message>
    <message>
        <source>The description is no JSON, so there is no tree of it.</source>
        <translation>描述不是 JSON，因此没有树形显示。</translation>
    </message>
</context>
<context>
    <name>osc::JsonTreePreviewer</name>
    <message>
        <source>Names and values</source>
        <translation>名称和值</translation>
    </message>
    <message>
        <source>There is no tree: the file is larger than 4 MiB, or not all of it is JSON.</source>
        <translation>没有树形显示：文件大于 4 MiB，或其内容不全是 JSON。</translation>
    </message>
</context>
<context>
    <name>osc::KeyValueTable</name>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Hide value</source>
        <translation>隐藏值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Paste KEY=VALUE lines</source>
        <translation>粘贴 KEY=VALUE 行</translation>
    </message>
</context>
<context>
    <name>osc::KeychainStore</name>
    <message>
        <source>The keychain is locked.</source>
        <translation>钥匙串已锁定。</translation>
    </message>
    <message>
        <source>Unlock it and try again; nothing was sent.</source>
        <translation>请解锁后重试；没有发送任何内容。</translation>
    </message>
    <message>
        <source>The keychain says that it deleted the entry, but it is still there.</source>
        <translation>钥匙串称已删除该条目，但它仍然存在。</translation>
    </message>
    <message>
        <source>The keychain says that it kept the entry, but it is not there.</source>
        <translation>钥匙串称已保存该条目，但它并不存在。</translation>
    </message>
    <message>
        <source>Check the keyring with the desktop's own program, then try again.</source>
        <translation>请用桌面自带的程序检查密钥环，然后重试。</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>钥匙串没有应答。</translation>
    </message>
    <message>
        <source>Try again in a while, or log out and in again; nothing was sent.</source>
        <translation>请稍后重试，或注销后重新登录；没有发送任何内容。</translation>
    </message>
</context>
<context>
    <name>osc::LayerList</name>
    <message>
        <source>Layer %1: %2</source>
        <translation>层 %1：%2</translation>
    </message>
    <message>
        <source>Verifying checksum</source>
        <translation>正在验证校验和</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>osc::LeftoverModel</name>
    <message>
        <source>not counted</source>
        <translation>未统计</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Being cleaned…</source>
        <translation>正在清理…</translation>
    </message>
    <message>
        <source>Not cleaned</source>
        <translation>未清理</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Cleaning means</source>
        <translation>清理意味着</translation>
    </message>
</context>
<context>
    <name>osc::LeftoverStore</name>
    <message>
        <source>The connection was closed before it was cleaned.</source>
        <translation>清理之前连接已关闭。</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s)</source>
        <translation>
            <numerusform>%n 个遗留</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 cleaned, %2 not</source>
        <translation>已清理 %1 个，未清理 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s) could not be cleaned.</source>
        <translation>
            <numerusform>无法清理 %n 个遗留。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 cleaned</source>
        <translation>%2 个中已清理 %1 个</translation>
    </message>
</context>
<context>
    <name>osc::Leftovers</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>expired %1 ago, has ended and is still there</source>
        <translation>%1 前到期，已结束但仍然存在</translation>
    </message>
    <message>
        <source>expired %1 ago and is still paused</source>
        <translation>%1 前到期，仍处于暂停状态</translation>
    </message>
    <message>
        <source>expired %1 ago and still running</source>
        <translation>%1 前到期，仍在运行</translation>
    </message>
    <message>
        <source>Delete sandbox</source>
        <translation>删除沙箱</translation>
    </message>
    <message>
        <source>made %1 ago and never started</source>
        <translation>%1 前创建，从未启动</translation>
    </message>
    <message>
        <source>ended %1 ago</source>
        <translation>%1 前结束</translation>
    </message>
    <message>
        <source>Delete sandbox, files in it are lost</source>
        <translation>删除沙箱，其中的文件会丢失</translation>
    </message>
    <message>
        <source>egress sidecar of %1</source>
        <translation>%1 的 egress 边车</translation>
    </message>
    <message>
        <source>its sandbox is gone, it was made %1 ago</source>
        <translation>它的沙箱已消失，它创建于 %1 前</translation>
    </message>
    <message>
        <source>Remove container</source>
        <translation>移除容器</translation>
    </message>
    <message>
        <source>execd helper %1</source>
        <translation>execd 助手 %1</translation>
    </message>
    <message>
        <source>needed for seconds, it was made %1 ago</source>
        <translation>只需要几秒钟，创建于 %1 前</translation>
    </message>
    <message>
        <source>Remove helper</source>
        <translation>移除助手</translation>
    </message>
    <message>
        <source>made for a sandbox %1 ago, nothing mounts it</source>
        <translation>%1 前为沙箱创建，没有任何沙箱挂载它</translation>
    </message>
    <message>
        <source>Delete volume, files are lost</source>
        <translation>删除卷，文件会丢失</translation>
    </message>
    <message>
        <source>helper for volume %1</source>
        <translation>卷 %1 的助手</translation>
    </message>
    <message>
        <source>started %1 ago by a console elsewhere</source>
        <translation>%1 前由其他地方的控制台启动</translation>
    </message>
    <message>
        <source>started %1 ago, its console has ended</source>
        <translation>%1 前启动，其控制台已结束</translation>
    </message>
    <message>
        <source>mounted in %1, no sandbox uses it</source>
        <translation>挂载在 %1，没有沙箱使用它</translation>
    </message>
    <message>
        <source>Unmount the bucket, its files stay</source>
        <translation>卸载存储桶，其中的文件会保留</translation>
    </message>
</context>
<context>
    <name>osc::LeftoversBox</name>
    <message>
        <source>Clean up…</source>
        <translation>清理…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 cleaned, %2 could not be</source>
        <translation>已清理 %1 个，%2 个无法清理</translation>
    </message>
    <message numerus="yes">
        <source>%n cleaned</source>
        <translation>
            <numerusform>已清理 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Leftovers</source>
        <translation>遗留</translation>
    </message>
    <message>
        <source>Clean up %1…</source>
        <translation>清理 %1…</translation>
    </message>
    <message>
        <source>things that cost room or money and that nothing uses</source>
        <translation>占用空间或产生费用、却无人使用的内容</translation>
    </message>
    <message>
        <source>cleaning…</source>
        <translation>正在清理…</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>none were found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1, none are left</source>
        <translation>%1，没有剩余</translation>
    </message>
    <message>
        <source>%1 selected, %2</source>
        <translation>已选择 %1 个，%2</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选择 %1 个</translation>
    </message>
</context>
<context>
    <name>osc::LibArchiveLister</name>
    <message>
        <source>%1 is damaged, or no archive that can be listed.</source>
        <translation>%1 已损坏，或不是可以列出的归档。</translation>
    </message>
</context>
<context>
    <name>osc::ListFile</name>
    <message>
        <source>%1 cannot be read from %2.</source>
        <translation>无法从 %2 读取 %1。</translation>
    </message>
    <message>
        <source>Give the file back to your user, then start the console again.</source>
        <translation>请将该文件的所有权还给您的用户，然后重新启动控制台。</translation>
    </message>
    <message>
        <source>It is too large to be one.</source>
        <translation>它太大，不可能是该列表。</translation>
    </message>
    <message>
        <source>%1 was not saved in %2.</source>
        <translation>%1 没有保存到 %2 中。</translation>
    </message>
    <message>
        <source>What you changed holds until the console ends. Make room on the disk, or give the folder back to your user.</source>
        <translation>您的更改在控制台结束之前有效。请在磁盘上腾出空间，或将该文件夹的所有权还给您的用户。</translation>
    </message>
</context>
<context>
    <name>osc::ListSandboxes</name>
    <message>
        <source>The list of sandboxes could not be read.</source>
        <translation>无法读取沙箱列表。</translation>
    </message>
</context>
<context>
    <name>osc::LoadNotice</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>osc::LocalArchives</name>
    <message>
        <source>Archive %1 could not be compressed.</source>
        <translation>无法压缩归档 %1。</translation>
    </message>
    <message>
        <source>File %1 is no tar archive, nor a compressed one.</source>
        <translation>文件 %1 不是 tar 归档，也不是压缩的 tar 归档。</translation>
    </message>
    <message>
        <source>Choose a file that ends in tar, tar.gz or tar.zst.</source>
        <translation>请选择以 tar、tar.gz 或 tar.zst 结尾的文件。</translation>
    </message>
    <message>
        <source>Archive %1 is damaged or was cut off.</source>
        <translation>归档 %1 已损坏或不完整。</translation>
    </message>
</context>
<context>
    <name>osc::LocalFileSystem</name>
    <message>
        <source>on this computer</source>
        <translation>在此计算机上</translation>
    </message>
</context>
<context>
    <name>osc::LocalUnpacker</name>
    <message>
        <source>The archive holds “%1” in a form that is not understood here.</source>
        <translation>归档中“%1”的形式在此无法理解。</translation>
    </message>
</context>
<context>
    <name>osc::LogsTab</name>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The last %1, older ones are not kept</source>
        <translation>最后 %1，更早的不保留</translation>
    </message>
    <message>
        <source>Following. New lines appear at the bottom.</source>
        <translation>正在跟随。新行出现在底部。</translation>
    </message>
    <message>
        <source>Following stopped. End resumes.</source>
        <translation>已停止跟随。按 End 键继续。</translation>
    </message>
    <message>
        <source>This is the whole log: the sandbox does not run.</source>
        <translation>这是完整的日志：沙箱没有运行。</translation>
    </message>
    <message>
        <source>The log broke off here.</source>
        <translation>日志在此处中断。</translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n 个新行</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
</context>
<context>
    <name>osc::LookWindows</name>
    <message>
        <source>%1, as it is</source>
        <translation>%1，按原样</translation>
    </message>
    <message>
        <source>%1, as typed</source>
        <translation>%1，按输入</translation>
    </message>
</context>
<context>
    <name>osc::LookWords</name>
    <message>
        <source>%1, group %2</source>
        <translation>%1，组 %2</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>类型不同</translation>
    </message>
    <message>
        <source>older</source>
        <translation>较旧</translation>
    </message>
    <message>
        <source>newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>%1 smaller</source>
        <translation>小 %1</translation>
    </message>
    <message>
        <source>%1 larger</source>
        <translation>大 %1</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>大小相同</translation>
    </message>
    <message>
        <source>same time and size</source>
        <translation>时间和大小相同</translation>
    </message>
    <message>
        <source>same time</source>
        <translation>时间相同</translation>
    </message>
    <message>
        <source>There is no file to edit.</source>
        <translation>没有可编辑的文件。</translation>
    </message>
    <message>
        <source>Nothing can be written here.</source>
        <translation>此处不可写入。</translation>
    </message>
    <message>
        <source>Only text can be edited.</source>
        <translation>只能编辑文本。</translation>
    </message>
    <message>
        <source>Files larger than %1 cannot be edited here.</source>
        <translation>大于 %1 的文件无法在此编辑。</translation>
    </message>
</context>
<context>
    <name>osc::LossEntry</name>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>osc::MainWindow</name>
    <message>
        <source>OpenSandbox Console</source>
        <translation>OpenSandbox Console</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Forget this connection</source>
        <translation>忘记此连接</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) running</source>
        <translation>
            <numerusform>%n 个操作正在进行</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Sandbox</source>
        <translation>沙箱(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>There is no connection named %1.</source>
        <translation>没有名为 %1 的连接。</translation>
    </message>
    <message>
        <source>There is no sandbox with the ID %1.</source>
        <translation>没有 ID 为 %1 的沙箱。</translation>
    </message>
    <message>
        <source>&amp;Run the doctor</source>
        <translation>运行诊断(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About OpenSandbox Console</source>
        <translation>关于 OpenSandbox Console(&amp;A)</translation>
    </message>
    <message>
        <source>About OpenSandbox Console</source>
        <translation>关于 OpenSandbox Console</translation>
    </message>
    <message>
        <source>OpenSandbox Console %1</source>
        <translation>OpenSandbox Console %1</translation>
    </message>
    <message>
        <source>Creates and looks after OpenSandbox sandboxes. Licence: Apache 2.0.</source>
        <translation>创建并管理 OpenSandbox 沙箱。许可证：Apache 2.0。</translation>
    </message>
    <message>
        <source>New from &amp;template…</source>
        <translation>从模板新建(&amp;T)…</translation>
    </message>
    <message>
        <source>Create from &amp;file…</source>
        <translation>从文件创建(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;New sandbox…</source>
        <translation>新建沙箱(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Connect to an engine…</source>
        <translation>连接到引擎(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Clear search, then selection</source>
        <translation>先清除搜索，再清除选择(&amp;C)</translation>
    </message>
    <message>
        <source>V&amp;olume</source>
        <translation>卷(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Detail at the right</source>
        <translation>详情显示在右侧(&amp;D)</translation>
    </message>
    <message>
        <source>Row &amp;height</source>
        <translation>行高(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>紧凑(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>正常(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Roomy</source>
        <translation>宽松(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Sandboxes</source>
        <translation>沙箱(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Volumes</source>
        <translation>卷(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Transfers</source>
        <translation>传输(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>活动(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>%n volume helper(s) running</source>
        <translation>
            <numerusform>正在运行 %n 个卷助手</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume helper(s) running, closes in %1</source>
        <translation>
            <numerusform>正在运行 %n 个卷助手，%1 后关闭</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect to an &amp;OpenSandbox server…</source>
        <translation>连接到 OpenSandbox 服务器(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Credential</source>
        <translation>凭据(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation>凭据(&amp;C)</translation>
    </message>
    <message>
        <source>Sna&amp;pshots</source>
        <translation>快照(&amp;P)</translation>
    </message>
    <message>
        <source>Open sandbox by &amp;ID…</source>
        <translation>按 ID 打开沙箱(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Pools and templates…</source>
        <translation>资源池和模板(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;HTTP exchanges…</source>
        <translation>HTTP 交换(&amp;H)…</translation>
    </message>
    <message>
        <source>The snapshot %1 is being made. It is in the place Snapshots.</source>
        <translation>正在创建快照 %1。它位于“快照”中。</translation>
    </message>
    <message>
        <source>F&amp;iles</source>
        <translation>文件管理(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>Fetching %n item(s) for other programs…</source>
        <translation>
            <numerusform>正在为其他程序取回 %n 项…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) can be pasted in other programs now.</source>
        <translation>
            <numerusform>现在可以在其他程序中粘贴 %n 项。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::MetadataChange</name>
    <message numerus="yes">
        <source>%n different value(s)</source>
        <translation>
            <numerusform>%n 个不同的值</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1 of %2</source>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>The key “%1” is there already.</source>
        <translation>键“%1”已存在。</translation>
    </message>
    <message>
        <source>The key “%1” is reserved and cannot be changed.</source>
        <translation>键“%1”是保留的，不能更改。</translation>
    </message>
</context>
<context>
    <name>osc::MetadataDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Metadata of %1</source>
        <translation>%1 的元数据</translation>
    </message>
    <message numerus="yes">
        <source>Metadata of %n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱的元数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Change metadata</source>
        <translation>更改元数据</translation>
    </message>
    <message numerus="yes">
        <source>Change metadata of %n sandbox(es)</source>
        <translation>
            <numerusform>更改 %n 个沙箱的元数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message numerus="yes">
        <source>This changes %n of the sandboxes.</source>
        <translation>
            <numerusform>这会更改其中 %n 个沙箱。</numerusform>
        </translation>
    </message>
    <message>
        <source>What differs stays as it is, unless you type a value for all.</source>
        <translation>不同的值保持原样，除非您为所有沙箱输入一个值。</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) cannot be changed:</source>
        <translation>
            <numerusform>%n 个沙箱无法更改：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::MetadataDraft</name>
    <message>
        <source>The key is missing.</source>
        <translation>缺少键。</translation>
    </message>
    <message>
        <source>There is a key %1 already; change that one.</source>
        <translation>已有键 %1；请更改那一个。</translation>
    </message>
    <message>
        <source>%1 was changed to “%2” elsewhere while you edited it.</source>
        <translation>在您编辑 %1 时，它在别处被更改为“%2”。</translation>
    </message>
    <message>
        <source>%1 was removed elsewhere while you edited it.</source>
        <translation>在您编辑 %1 时，它在别处被移除。</translation>
    </message>
    <message>
        <source>%1 was added as “%2” elsewhere while you edited it.</source>
        <translation>在您编辑 %1 时，它在别处被添加为“%2”。</translation>
    </message>
</context>
<context>
    <name>osc::MetadataEditor</name>
    <message>
        <source>Add metadata</source>
        <translation>添加元数据</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
</context>
<context>
    <name>osc::MetadataFlow</name>
    <message>
        <source>The key “%1” is reserved and cannot be changed.</source>
        <translation>键“%1”是保留的，不能更改。</translation>
    </message>
</context>
<context>
    <name>osc::MetadataPicker</name>
    <message>
        <source>Filter by metadata</source>
        <translation>按元数据筛选</translation>
    </message>
    <message>
        <source>key = value</source>
        <translation>键 = 值</translation>
    </message>
    <message>
        <source>Metadata, as key = value</source>
        <translation>元数据，写成 键 = 值</translation>
    </message>
    <message>
        <source>Metadata of the sandboxes</source>
        <translation>沙箱的元数据</translation>
    </message>
</context>
<context>
    <name>osc::MetadataStore</name>
    <message>
        <source>The file %1 could not be written.</source>
        <translation>无法写入文件 %1。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free disk space.</source>
        <translation>请检查文件夹的权限和可用磁盘空间。</translation>
    </message>
    <message>
        <source>The sandbox id “%1” cannot be used as the name of a file.</source>
        <translation>沙箱 ID“%1”不能用作文件名。</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
</context>
<context>
    <name>osc::MountAnotherDialog</name>
    <message>
        <source>Mount another</source>
        <translation>再添加一个挂载</translation>
    </message>
    <message>
        <source>Sandbox %1 cannot get another mount</source>
        <translation>沙箱 %1 无法再添加挂载</translation>
    </message>
    <message>
        <source>Mounts are set when a sandbox is made. Create another one like it, with the same image, mounts, variables and limits, and add the mount there. Both then share what is in their mounts; what %1 changed outside of them stays in it.</source>
        <translation>挂载在创建沙箱时设置。请再创建一个相同的沙箱，使用相同的镜像、挂载、变量和限制，并在其中添加该挂载。之后两者共享其挂载中的内容；%1 在挂载之外更改的内容仍留在其中。</translation>
    </message>
    <message>
        <source>Create another like this…</source>
        <translation>再创建一个相同的…</translation>
    </message>
</context>
<context>
    <name>osc::MountFacts</name>
    <message>
        <source>Folder %1 is not allowed on this connection yet.</source>
        <translation>此连接尚不允许文件夹 %1。</translation>
    </message>
    <message>
        <source>Folder %1 does not exist and cannot be created.</source>
        <translation>文件夹 %1 不存在，且无法创建。</translation>
    </message>
    <message>
        <source>You may not read %1; the sandbox perhaps may.</source>
        <translation>您无权读取 %1；沙箱也许可以。</translation>
    </message>
    <message>
        <source>Key %1 is not in the keychain. Choose another one.</source>
        <translation>密钥 %1 不在钥匙串中。请选择另一个。</translation>
    </message>
    <message>
        <source>Key %1 is temporary, and a bucket cannot be mounted with such a key. Choose one that does not run out.</source>
        <translation>密钥 %1 是临时的，无法用这样的密钥挂载存储桶。请选择不会到期的密钥。</translation>
    </message>
    <message>
        <source>%1 is mounted already, and ossfs cannot mount one part of a bucket inside another. Use the same prefix, or end what uses it first.</source>
        <translation>%1 已经挂载，而 ossfs 无法将存储桶的一部分挂载在另一部分之内。请使用相同的前缀，或先结束使用它的内容。</translation>
    </message>
</context>
<context>
    <name>osc::MountList</name>
    <message>
        <source>Nothing chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Duplicate the mount</source>
        <translation>复制此挂载</translation>
    </message>
    <message>
        <source>Remove the mount</source>
        <translation>移除此挂载</translation>
    </message>
    <message>
        <source>Add a mount</source>
        <translation>添加挂载</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>挂载</translation>
    </message>
    <message>
        <source>Drop a folder here to mount it.</source>
        <translation>将文件夹拖放到此处以挂载它。</translation>
    </message>
    <message>
        <source>%1 %2 at %3, %4</source>
        <translation>%1 %2，位于 %3，%4</translation>
    </message>
    <message>
        <source>%1, has a problem</source>
        <translation>%1，有问题</translation>
    </message>
    <message>
        <source>RO</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>读写</translation>
    </message>
</context>
<context>
    <name>osc::MountSourcePanel</name>
    <message>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>由 %1 使用</translation>
    </message>
    <message>
        <source>used by %1 and %2 more</source>
        <translation>由 %1 和另外 %2 个使用</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Only this folder of it; empty: all of it.</source>
        <translation>仅其中的此文件夹；留空表示全部。</translation>
    </message>
    <message>
        <source>F&amp;older on the machine of the engine</source>
        <translation>引擎所在机器上的文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>&amp;Sub-folder</source>
        <translation>子文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>Choose one, or type a new name</source>
        <translation>选择一个，或输入新名称</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>卷(&amp;V)</translation>
    </message>
    <message>
        <source>C&amp;reate it if it does not exist</source>
        <translation>如果不存在则创建(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete it with the sandbox</source>
        <translation>随沙箱一起删除(&amp;D)</translation>
    </message>
    <message>
        <source>Type a path, choose a folder, or drop one here.</source>
        <translation>输入路径、选择文件夹，或将文件夹拖放到此处。</translation>
    </message>
    <message>
        <source>It does not exist yet: it is created with the sandbox, and stays when the sandbox goes.</source>
        <translation>它尚不存在：会随沙箱一起创建，沙箱消失后仍会保留。</translation>
    </message>
    <message>
        <source>This is a file: it is mounted as one file.</source>
        <translation>这是一个文件：将作为单个文件挂载。</translation>
    </message>
    <message>
        <source>This folder exists.</source>
        <translation>此文件夹存在。</translation>
    </message>
    <message>
        <source>This is a link to %1.</source>
        <translation>这是指向 %1 的链接。</translation>
    </message>
    <message>
        <source>There is no volume yet: type a name.</source>
        <translation>尚无卷：请输入名称。</translation>
    </message>
    <message>
        <source>Small letters, digits and “-”.</source>
        <translation>小写字母、数字和“-”。</translation>
    </message>
    <message>
        <source>It exists: driver %1, %2.</source>
        <translation>它已存在：驱动 %1，%2。</translation>
    </message>
    <message>
        <source>It does not exist yet: it is created with the sandbox.</source>
        <translation>它尚不存在：会随沙箱一起创建。</translation>
    </message>
    <message>
        <source>Allow creating it</source>
        <translation>允许创建</translation>
    </message>
    <message>
        <source>This volume exists already, so it stays: only one that this sandbox creates is deleted with it.</source>
        <translation>此卷已存在，因此会保留：只有此沙箱创建的卷才会随它一起删除。</translation>
    </message>
    <message>
        <source>The files in it are lost with the sandbox.</source>
        <translation>其中的文件会随沙箱一起丢失。</translation>
    </message>
    <message>
        <source>The files in it stay when the sandbox goes.</source>
        <translation>沙箱消失后，其中的文件会保留。</translation>
    </message>
    <message>
        <source>Choose a folder to mount</source>
        <translation>选择要挂载的文件夹</translation>
    </message>
    <message>
        <source>Buckets are chosen with a key from the keychain.</source>
        <translation>存储桶通过钥匙串中的密钥来选择。</translation>
    </message>
</context>
<context>
    <name>osc::MountTargetPanel</name>
    <message>
        <source>In the sandbox</source>
        <translation>在沙箱中</translation>
    </message>
    <message>
        <source>Mount &amp;path</source>
        <translation>挂载路径(&amp;P)</translation>
    </message>
    <message>
        <source>Read-write</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>Mount na&amp;me</source>
        <translation>挂载名称(&amp;M)</translation>
    </message>
    <message>
        <source>Unique in this sandbox, small letters, digits and “-”.</source>
        <translation>在此沙箱中唯一，小写字母、数字和“-”。</translation>
    </message>
</context>
<context>
    <name>osc::MountsPanel</name>
    <message>
        <source>Mounts</source>
        <translation>挂载</translation>
    </message>
    <message>
        <source>No mounts: what this sandbox writes is lost with it.</source>
        <translation>没有挂载：此沙箱写入的内容会随它一起丢失。</translation>
    </message>
    <message>
        <source>is at</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>%1, deleted with the sandbox</source>
        <translation>%1，随沙箱一起删除</translation>
    </message>
    <message>
        <source>RO</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>可读写</translation>
    </message>
    <message>
        <source>Show the files in %1</source>
        <translation>显示 %1 中的文件</translation>
    </message>
    <message>
        <source>%1, also in %2</source>
        <translation>%1，也在 %2 中</translation>
    </message>
    <message numerus="yes">
        <source>%1, also in %2 and %n more</source>
        <translation>
            <numerusform>%1，也在 %2 和另外 %n 个中</numerusform>
        </translation>
    </message>
    <message>
        <source>Mount another…</source>
        <translation>再添加一个挂载…</translation>
    </message>
</context>
<context>
    <name>osc::NameStrip</name>
    <message>
        <source>Ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>osc::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>What the sandbox may reach.</source>
        <translation>沙箱可以访问的内容。</translation>
    </message>
    <message>
        <source>&amp;Outgoing traffic</source>
        <translation>出站流量(&amp;O)</translation>
    </message>
    <message>
        <source>Allowed everywhere</source>
        <translation>允许访问任何地址</translation>
    </message>
    <message>
        <source>Allowed, except for these targets</source>
        <translation>允许，但以下目标除外</translation>
    </message>
    <message>
        <source>Denied, except for these targets</source>
        <translation>拒绝，但以下目标除外</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>规则(&amp;R)</translation>
    </message>
    <message>
        <source>A domain such as pypi.org, *.example.com, an address or a range such as 10.0.0.0/8.</source>
        <translation>域名（如 pypi.org、*.example.com）、地址或网段（如 10.0.0.0/8）。</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Rules are kept by a second container beside the sandbox.</source>
        <translation>规则由沙箱旁边的第二个容器执行。</translation>
    </message>
    <message>
        <source>Credential &amp;proxy</source>
        <translation>凭据代理(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Secured endpoints</source>
        <translation>受保护的端点(&amp;S)</translation>
    </message>
    <message>
        <source>It needs a network policy.</source>
        <translation>它需要网络策略。</translation>
    </message>
    <message>
        <source>Puts credentials into requests, so that no program in the sandbox sees them.</source>
        <translation>由它把凭据加入请求，沙箱中的程序看不到凭据。</translation>
    </message>
    <message>
        <source>Its ports answer only to who has its access token.</source>
        <translation>其端口只响应持有访问令牌的一方。</translation>
    </message>
</context>
<context>
    <name>osc::NewSandboxDialog</name>
    <message>
        <source>New sandbox</source>
        <translation>新建沙箱</translation>
    </message>
    <message>
        <source>Edit template</source>
        <translation>编辑模板</translation>
    </message>
</context>
<context>
    <name>osc::NewSandboxFooter</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Create sandbox</source>
        <translation>创建沙箱</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Cancel creation</source>
        <translation>取消创建</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
    <message>
        <source>Show sandbox</source>
        <translation>显示沙箱</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>另存为模板…</translation>
    </message>
    <message numerus="yes">
        <source>Create %n sandbox(es)</source>
        <translation>
            <numerusform>创建 %n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>Save template…</source>
        <translation>保存模板…</translation>
    </message>
</context>
<context>
    <name>osc::NewSandboxWindow</name>
    <message>
        <source>%1 was not opened: %2.</source>
        <translation>没有打开 %1：%2。</translation>
    </message>
    <message>
        <source>%1 was not opened: it is larger than 1 MiB.</source>
        <translation>没有打开 %1：它大于 1 MiB。</translation>
    </message>
    <message>
        <source>%1 was not opened: %2</source>
        <translation>没有打开 %1：%2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Ready. Checked with the rules of the server.</source>
        <translation>就绪。已按服务器的规则检查。</translation>
    </message>
    <message>
        <source>Ready. Checked with the rules of the server and of %1.</source>
        <translation>就绪。已按服务器和 %1 的规则检查。</translation>
    </message>
    <message>
        <source>Still open on %1: %2</source>
        <translation>%1 上仍有未完成项：%2</translation>
    </message>
    <message>
        <source>1 problem on %1: %2</source>
        <translation>%1 上有 1 个问题：%2</translation>
    </message>
    <message>
        <source>%1 problems on %2, the first: %3</source>
        <translation>%2 上有 %1 个问题，第一个：%3</translation>
    </message>
    <message>
        <source>The registry login was not kept: %1</source>
        <translation>没有保存镜像仓库登录信息：%1</translation>
    </message>
    <message>
        <source>Open a create request</source>
        <translation>打开创建请求</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON 文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The creation failed: %1</source>
        <translation>创建失败：%1</translation>
    </message>
    <message>
        <source>Ready. Checked with the rules of %1.</source>
        <translation>就绪。已按 %1 的规则检查。</translation>
    </message>
</context>
<context>
    <name>osc::NewSnapshotDialog</name>
    <message>
        <source>Create snapshot</source>
        <translation>创建快照</translation>
    </message>
    <message>
        <source>before-upgrade</source>
        <translation>before-upgrade</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>No sandbox runs on a connection that can make snapshots.</source>
        <translation>没有沙箱运行在可以创建快照的连接上。</translation>
    </message>
    <message>
        <source>The snapshot holds what the sandbox has changed in its own files, not what is in its mounts. The sandbox may pause for a moment.</source>
        <translation>快照包含沙箱在其自身文件中所做的更改，不包含其挂载中的内容。沙箱可能会暂停片刻。</translation>
    </message>
</context>
<context>
    <name>osc::NewVolumeDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New volume</source>
        <translation>新建卷</translation>
    </message>
    <message>
        <source>Make volume</source>
        <translation>创建卷</translation>
    </message>
    <message>
        <source>Clone volume</source>
        <translation>克隆卷</translation>
    </message>
    <message>
        <source>Clone %1</source>
        <translation>克隆 %1</translation>
    </message>
    <message>
        <source>All files are copied, with their owners, permissions and times; labels and options too.</source>
        <translation>会复制所有文件，以及它们的所有者、权限和时间；也包括标签和选项。</translation>
    </message>
    <message numerus="yes">
        <source>%n running sandbox(es) use it: files that are written meanwhile may be copied half written.</source>
        <translation>
            <numerusform>有 %n 个正在运行的沙箱在使用它：在此期间写入的文件可能只复制到一半。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>Empty: the engine's own.</source>
        <translation>留空：使用引擎自己的。</translation>
    </message>
    <message>
        <source>Lower-case letters, digits and hyphens.</source>
        <translation>小写字母、数字和连字符。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Options of the driver</source>
        <translation>驱动的选项</translation>
    </message>
    <message>
        <source>As the driver wants them, such as type=nfs, device=:/export, o=addr=10.0.0.7.</source>
        <translation>按驱动的要求填写，例如 type=nfs、device=:/export、o=addr=10.0.0.7。</translation>
    </message>
</context>
<context>
    <name>osc::Notifications</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1失败</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1完成</translation>
    </message>
    <message numerus="yes">
        <source>%1 expires in %n minute(s)</source>
        <translation>
            <numerusform>%1 将在 %n 分钟后到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it is deleted, with everything that is not in a volume. It is on %1.</source>
        <translation>届时它会被删除，连同不在卷中的所有内容。它位于 %1。</translation>
    </message>
    <message>
        <source>Renew 30 min</source>
        <translation>续期 30 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) expire within 10 minutes</source>
        <translation>
            <numerusform>%n 个沙箱将在 10 分钟内到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Temporary key %1</source>
        <translation>临时密钥 %1</translation>
    </message>
</context>
<context>
    <name>osc::ObjectFactsPanel</name>
    <message>
        <source>as the bucket</source>
        <translation>与存储桶相同</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source>everybody may read it</source>
        <translation>所有人都可以读取</translation>
    </message>
    <message>
        <source>everybody may read and write it</source>
        <translation>所有人都可以读写</translation>
    </message>
    <message>
        <source>Asking for the facts of the object…</source>
        <translation>正在查询对象的信息…</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>存储类型</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问权限</translation>
    </message>
    <message>
        <source>ETag</source>
        <translation>ETag</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>The object is archived: it can be read after it was restored.</source>
        <translation>对象已归档：解冻之后才能读取。</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Save content type and metadata</source>
        <translation>保存内容类型和元数据</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Your own keys and values; they are sent with the object.</source>
        <translation>您自己的键和值；它们会随对象一起发送。</translation>
    </message>
    <message>
        <source>Saving: the object is copied onto itself…</source>
        <translation>正在保存：将对象复制到其自身…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>osc::OpenByIdDialog</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open sandbox by ID</source>
        <translation>按 ID 打开沙箱</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>No connection is open.</source>
        <translation>没有已打开的连接。</translation>
    </message>
    <message>
        <source>Type an ID first.</source>
        <translation>请先输入 ID。</translation>
    </message>
</context>
<context>
    <name>osc::OssAddress</name>
    <message>
        <source>“%1” is not an endpoint of an object storage.</source>
        <translation>“%1”不是对象存储的接入点。</translation>
    </message>
    <message>
        <source>Enter a host name such as oss-cn-hangzhou.aliyuncs.com.</source>
        <translation>请输入主机名，例如 oss-cn-hangzhou.aliyuncs.com。</translation>
    </message>
</context>
<context>
    <name>osc::OssClient</name>
    <message>
        <source>“%1” cannot be a bucket’s name.</source>
        <translation>“%1”不能作为存储桶的名称。</translation>
    </message>
    <message>
        <source>Check the name of the bucket.</source>
        <translation>请检查存储桶的名称。</translation>
    </message>
    <message>
        <source>The endpoint %1 does not tell its region.</source>
        <translation>从接入点 %1 看不出它的地域。</translation>
    </message>
    <message>
        <source>Enter the region with the key, such as cn-hangzhou.</source>
        <translation>请随密钥一起输入地域，例如 cn-hangzhou。</translation>
    </message>
    <message>
        <source>%1 is a domain of the bucket %2 only.</source>
        <translation>%1 只是存储桶 %2 的域名。</translation>
    </message>
    <message>
        <source>For other buckets, use a key with the endpoint of their region.</source>
        <translation>对于其他存储桶，请使用接入点为其所在地域的密钥。</translation>
    </message>
</context>
<context>
    <name>osc::OssErrors</name>
    <message>
        <source>The access key %1 is disabled.</source>
        <translation>访问密钥 %1 已被禁用。</translation>
    </message>
    <message>
        <source>Enable it where it was made, or use another key.</source>
        <translation>请在创建它的地方启用它，或使用其他密钥。</translation>
    </message>
    <message>
        <source>The service does not know the temporary access key %1.</source>
        <translation>服务没有临时访问密钥 %1 的记录。</translation>
    </message>
    <message>
        <source>Enter ID, secret and token again; the three belong together.</source>
        <translation>请重新输入 ID、Secret 和令牌；三者必须配套。</translation>
    </message>
    <message>
        <source>The service does not know the access key ID %1.</source>
        <translation>服务没有访问密钥 ID %1 的记录。</translation>
    </message>
    <message>
        <source>Check the access key ID, and that the key has not been deleted.</source>
        <translation>请检查访问密钥 ID，以及密钥是否已被删除。</translation>
    </message>
    <message>
        <source>The temporary key %1 has run out.</source>
        <translation>临时密钥 %1 已到期。</translation>
    </message>
    <message>
        <source>Get a new temporary key, and enter its ID, secret and token.</source>
        <translation>请获取新的临时密钥，并输入其 ID、Secret 和令牌。</translation>
    </message>
    <message>
        <source>The security token does not belong to key %1.</source>
        <translation>安全令牌不属于密钥 %1。</translation>
    </message>
    <message>
        <source>Bucket %1 belongs to another account than key %2.</source>
        <translation>存储桶 %1 与密钥 %2 不属于同一账号。</translation>
    </message>
    <message>
        <source>Check the name of the bucket, or use a key of its account.</source>
        <translation>请检查存储桶的名称，或使用其所属账号的密钥。</translation>
    </message>
    <message>
        <source>Key %1 may not list the buckets of its account.</source>
        <translation>密钥 %1 无权列出其账号的存储桶。</translation>
    </message>
    <message>
        <source>Open a bucket by its name, or allow %1.</source>
        <translation>请按名称打开存储桶，或允许 %1。</translation>
    </message>
    <message>
        <source>Key %1 may not do %2 on %3.</source>
        <translation>密钥 %1 无权对 %3 执行 %2。</translation>
    </message>
    <message>
        <source>Let its user do %1 on %2, or use another key.</source>
        <translation>请允许其用户对 %2 执行 %1，或使用其他密钥。</translation>
    </message>
    <message>
        <source>Let its RAM user do %1 on %2, or use another key.</source>
        <translation>请允许其 RAM 用户对 %2 执行 %1，或使用其他密钥。</translation>
    </message>
    <message>
        <source>Bucket %1 is not reached through %2.</source>
        <translation>无法通过 %2 访问存储桶 %1。</translation>
    </message>
    <message>
        <source>Look up the bucket's endpoint, and enter it with the key.</source>
        <translation>请查询该存储桶的接入点，并随密钥一起输入。</translation>
    </message>
    <message>
        <source>Use the endpoint %1 for this bucket.</source>
        <translation>请对此存储桶使用接入点 %1。</translation>
    </message>
    <message>
        <source>The region of key %1 is not the one of %2.</source>
        <translation>密钥 %1 的地域与 %2 的地域不同。</translation>
    </message>
    <message>
        <source>Enter the region that the endpoint belongs to.</source>
        <translation>请输入接入点所属的地域。</translation>
    </message>
    <message>
        <source>Enter the region %1.</source>
        <translation>请输入地域 %1。</translation>
    </message>
    <message>
        <source>There is no bucket %1.</source>
        <translation>没有存储桶 %1。</translation>
    </message>
    <message>
        <source>Check the name of the bucket, and the endpoint of the key.</source>
        <translation>请检查存储桶的名称，以及密钥的接入点。</translation>
    </message>
    <message>
        <source>The upload of %1 that was begun is not known any more.</source>
        <translation>已开始的 %1 的上传已没有记录。</translation>
    </message>
    <message>
        <source>Upload it from the start.</source>
        <translation>请从头重新上传。</translation>
    </message>
    <message>
        <source>There is no object %1 in bucket %2.</source>
        <translation>存储桶 %2 中没有对象 %1。</translation>
    </message>
    <message>
        <source>%1 is archived and cannot be read until it is restored.</source>
        <translation>%1 已归档，在解冻之前无法读取。</translation>
    </message>
    <message>
        <source>Restore it first; that takes minutes to hours.</source>
        <translation>请先解冻它；这需要几分钟到几小时。</translation>
    </message>
    <message>
        <source>There is an object %1 already.</source>
        <translation>已有对象 %1。</translation>
    </message>
    <message>
        <source>The state of bucket %1 does not allow this (%2).</source>
        <translation>存储桶 %1 的状态不允许此操作 (%2)。</translation>
    </message>
    <message>
        <source>The object storage at %1 cannot do this.</source>
        <translation>%1 处的对象存储不支持此操作。</translation>
    </message>
    <message>
        <source>The object storage at %1 failed inside.</source>
        <translation>%1 处的对象存储发生内部错误。</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>The object storage at %1 takes no more requests at the moment.</source>
        <translation>%1 处的对象存储目前不再接受请求。</translation>
    </message>
    <message>
        <source>The clock of this computer is too far from the service’s.</source>
        <translation>此计算机的时钟与服务的时钟相差太多。</translation>
    </message>
    <message>
        <source>Set the clock of this computer, then try again.</source>
        <translation>请校准此计算机的时钟，然后重试。</translation>
    </message>
    <message>
        <source>The secret does not belong to the access key ID %1.</source>
        <translation>Secret 与访问密钥 ID %1 不匹配。</translation>
    </message>
    <message>
        <source>Copy the access key secret again, whole and without spaces around it.</source>
        <translation>请重新完整复制访问密钥 Secret，前后不要带空格。</translation>
    </message>
    <message>
        <source>The account that key %1 belongs to is suspended.</source>
        <translation>密钥 %1 所属的账号已被停用。</translation>
    </message>
    <message>
        <source>Check the bills of the account.</source>
        <translation>请检查该账号的账单。</translation>
    </message>
    <message>
        <source>The service does not let this account use %1 for bucket %2.</source>
        <translation>服务不允许此账号对存储桶 %2 使用 %1。</translation>
    </message>
    <message>
        <source>New accounts reach buckets in mainland China only by the internal endpoint, or by a domain of their own.</source>
        <translation>新账号只能通过内网接入点或自有域名访问中国内地的存储桶。</translation>
    </message>
    <message>
        <source>“%1” cannot be a bucket’s name.</source>
        <translation>“%1”不能作为存储桶的名称。</translation>
    </message>
    <message>
        <source>Check the name of the bucket.</source>
        <translation>请检查存储桶的名称。</translation>
    </message>
    <message>
        <source>The object storage at %1 refused the request with status %2.</source>
        <translation>%1 处的对象存储拒绝了请求，状态为 %2。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what did not come about, then why: two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The answer of %1 could not be understood.</source>
        <translation>无法理解 %1 的应答。</translation>
    </message>
    <message>
        <source>Check that the endpoint belongs to an object storage.</source>
        <translation>请检查接入点是否属于对象存储。</translation>
    </message>
    <message>
        <source>The parts of %1 that arrived are not those that were sent.</source>
        <translation>到达的 %1 的分片与发送的不一致。</translation>
    </message>
</context>
<context>
    <name>osc::OssfsMountPlan</name>
    <message>
        <source>Key %1 is temporary, and a bucket cannot be mounted with such a key.</source>
        <translation>密钥 %1 是临时的，无法用这样的密钥挂载存储桶。</translation>
    </message>
    <message>
        <source>Choose a key that does not run out.</source>
        <translation>请选择不会到期的密钥。</translation>
    </message>
    <message>
        <source>Key %1 has a blank or a line break in it, or a part of it is missing.</source>
        <translation>密钥 %1 中有空格或换行，或缺少一部分。</translation>
    </message>
    <message>
        <source>Enter it in Credentials again.</source>
        <translation>请在“凭据”中重新输入。</translation>
    </message>
</context>
<context>
    <name>osc::OssfsMounts</name>
    <message>
        <source>OSS buckets cannot be mounted without the keys of the keychain.</source>
        <translation>没有钥匙串中的密钥，就无法挂载 OSS 存储桶。</translation>
    </message>
    <message>
        <source>OSS buckets can be mounted only for a Docker Engine that runs on this computer itself, and as root.</source>
        <translation>只有 Docker 引擎直接在此计算机上以 root 身份运行时，才能为它挂载 OSS 存储桶。</translation>
    </message>
    <message>
        <source>OSS buckets can be mounted only where the console runs on Linux.</source>
        <translation>只有控制台在 Linux 上运行时，才能挂载 OSS 存储桶。</translation>
    </message>
    <message>
        <source>The key, the bucket or the endpoint may be wrong: test key %1 in Credentials.</source>
        <translation>密钥、存储桶或接入点可能有误：请在“凭据”中测试密钥 %1。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted. %2</source>
        <translation>没有挂载存储桶 %1。%2</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: %2 is mounted already, and one cannot be mounted inside the other.</source>
        <translation>没有挂载存储桶 %1：%2 已经挂载，而一个不能挂载在另一个之内。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: %2, which is a part of it, is mounted already.</source>
        <translation>没有挂载存储桶 %1：作为其一部分的 %2 已经挂载。</translation>
    </message>
    <message>
        <source>No sandbox uses that mount: release it among the leftovers in Activity.</source>
        <translation>没有沙箱使用该挂载：请在“活动”的遗留中释放它。</translation>
    </message>
    <message>
        <source>Mount the same prefix, or end what uses it first: %1.</source>
        <translation>请挂载相同的前缀，或先结束使用它的沙箱：%1。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: the keychain cannot be used.</source>
        <translation>没有挂载存储桶 %1：无法使用钥匙串。</translation>
    </message>
    <message>
        <source>Look in Credentials for the reason.</source>
        <translation>请在“凭据”中查看原因。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: the program %2 could not be started.</source>
        <translation>没有挂载存储桶 %1：无法启动程序 %2。</translation>
    </message>
    <message>
        <source>Check that it is installed for this machine.</source>
        <translation>请检查安装的程序是否适用于这台机器。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: the program %2 did not come to an end.</source>
        <translation>没有挂载存储桶 %1：程序 %2 没有结束。</translation>
    </message>
    <message>
        <source>Check that the endpoint %1 can be reached from here.</source>
        <translation>请检查从此处能否访问接入点 %1。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: the program %2 crashed.</source>
        <translation>没有挂载存储桶 %1：程序 %2 崩溃了。</translation>
    </message>
    <message>
        <source>Check the options of the mount.</source>
        <translation>请检查挂载的选项。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: the program %2 refused it.</source>
        <translation>没有挂载存储桶 %1：程序 %2 拒绝了它。</translation>
    </message>
    <message>
        <source>Check the options of the mount, and test key %1 in Credentials.</source>
        <translation>请检查挂载的选项，并在“凭据”中测试密钥 %1。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: %2 gave it up at once.</source>
        <translation>没有挂载存储桶 %1：%2 立即放弃了它。</translation>
    </message>
    <message>
        <source>Bucket %1 is mounted, but the mount does not answer.</source>
        <translation>存储桶 %1 已挂载，但该挂载没有应答。</translation>
    </message>
    <message>
        <source>Bucket %1 was mounted already by another program, with a key that is not known here: the sandbox has the rights of that key.</source>
        <translation>存储桶 %1 已由其他程序用此处未知的密钥挂载：沙箱拥有该密钥的权限。</translation>
    </message>
    <message>
        <source>Bucket %1 was mounted already with key %2: the sandbox has the rights of that key, not those of %3.</source>
        <translation>存储桶 %1 已用密钥 %2 挂载：沙箱拥有该密钥的权限，而不是 %3 的权限。</translation>
    </message>
</context>
<context>
    <name>osc::OssfsSurvey</name>
    <message>
        <source>Install the package %1 of Alibaba Cloud.</source>
        <translation>请安装阿里云的 %1 软件包。</translation>
    </message>
    <message>
        <source>Install the package %1 of Alibaba Cloud, or choose ossfs %2, which is there.</source>
        <translation>请安装阿里云的 %1 软件包，或选择已有的 ossfs %2。</translation>
    </message>
    <message>
        <source>The program %1, which mounts buckets, is not on this computer.</source>
        <translation>此计算机上没有用于挂载存储桶的程序 %1。</translation>
    </message>
    <message>
        <source>Buckets are mounted in %1, where you may not write.</source>
        <translation>存储桶挂载在 %1 中，而您无权在那里写入。</translation>
    </message>
    <message>
        <source>Start the console as root, or have the folder %1 made for you.</source>
        <translation>请以 root 身份启动控制台，或请管理员为您创建文件夹 %1。</translation>
    </message>
    <message>
        <source>The Docker Engine could not read what you mount without being root.</source>
        <translation>Docker 引擎将无法读取您以非 root 身份挂载的内容。</translation>
    </message>
    <message>
        <source>Start the console as root, or have the line user_allow_other put into /etc/fuse.conf.</source>
        <translation>请以 root 身份启动控制台，或请管理员将 user_allow_other 这一行加入 /etc/fuse.conf。</translation>
    </message>
    <message>
        <source>Add the option allow_other to the mount, or start the console as root.</source>
        <translation>请为挂载添加选项 allow_other，或以 root 身份启动控制台。</translation>
    </message>
    <message>
        <source>This computer has no /dev/fuse, without which nothing can mount a bucket.</source>
        <translation>此计算机没有 /dev/fuse，没有它就无法挂载存储桶。</translation>
    </message>
    <message>
        <source>Load the kernel module with the command modprobe fuse.</source>
        <translation>请用命令 modprobe fuse 加载内核模块。</translation>
    </message>
    <message>
        <source>You may not use /dev/fuse, without which nothing can mount a bucket.</source>
        <translation>您无权使用 /dev/fuse，没有它就无法挂载存储桶。</translation>
    </message>
    <message>
        <source>Start the console as root, or have your user allowed to use /dev/fuse.</source>
        <translation>请以 root 身份启动控制台，或请管理员允许您的用户使用 /dev/fuse。</translation>
    </message>
    <message>
        <source>The program fusermount, which unmounts buckets, is not on this computer.</source>
        <translation>此计算机上没有用于卸载存储桶的程序 fusermount。</translation>
    </message>
    <message>
        <source>Install the package fuse3.</source>
        <translation>请安装软件包 fuse3。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: the folder %2 could not be made.</source>
        <translation>没有挂载存储桶 %1：无法创建文件夹 %2。</translation>
    </message>
    <message>
        <source>Check who may write there.</source>
        <translation>请检查谁有权在那里写入。</translation>
    </message>
    <message>
        <source>Bucket %1 was not mounted: there are files in %2, which the mount would hide.</source>
        <translation>没有挂载存储桶 %1：%2 中有文件，挂载会遮住它们。</translation>
    </message>
    <message>
        <source>Move these files to another folder.</source>
        <translation>请将这些文件移到其他文件夹。</translation>
    </message>
</context>
<context>
    <name>osc::OutputView</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>osc::PageList</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1, 1 problem</source>
        <translation>%1，1 个问题</translation>
    </message>
    <message>
        <source>%1, %2 problems</source>
        <translation>%1，%2 个问题</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1，已完成</translation>
    </message>
</context>
<context>
    <name>osc::PathBar</name>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Ctrl+L types a path</source>
        <translation>Ctrl+L 可输入路径</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>osc::PauseFlow</name>
    <message>
        <source>The sandbox %1 is not paused.</source>
        <translation>沙箱 %1 没有暂停。</translation>
    </message>
    <message>
        <source>The sandbox %1 is paused already.</source>
        <translation>沙箱 %1 已经暂停。</translation>
    </message>
    <message>
        <source>The sandbox %1 is not running.</source>
        <translation>沙箱 %1 没有运行。</translation>
    </message>
    <message>
        <source>The sandbox %1 stays paused because its egress sidecar is missing.</source>
        <translation>沙箱 %1 保持暂停，因为缺少它的 egress 边车。</translation>
    </message>
    <message>
        <source>The sandbox %1 could not be paused.</source>
        <translation>无法暂停沙箱 %1。</translation>
    </message>
    <message>
        <source>The sandbox %1 could not be resumed.</source>
        <translation>无法恢复沙箱 %1。</translation>
    </message>
</context>
<context>
    <name>osc::PermissionsDialog</name>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Execute</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Octal</source>
        <translation>八进制</translation>
    </message>
    <message>
        <source>Set permissions</source>
        <translation>设置权限</translation>
    </message>
    <message>
        <source>Also everything in it</source>
        <translation>同时应用于其中的所有内容</translation>
    </message>
    <message>
        <source>Owner (number)</source>
        <translation>所有者（数字）</translation>
    </message>
    <message>
        <source>Group (number)</source>
        <translation>组（数字）</translation>
    </message>
</context>
<context>
    <name>osc::PlaceholderDialog</name>
    <message>
        <source>Use template</source>
        <translation>使用模板</translation>
    </message>
    <message>
        <source>Use template %1</source>
        <translation>使用模板 %1</translation>
    </message>
    <message>
        <source>A secret: it is sent, and kept nowhere.</source>
        <translation>机密：会被发送，但不会保存在任何地方。</translation>
    </message>
</context>
<context>
    <name>osc::PolicyDialog</name>
    <message>
        <source>Replace the policy</source>
        <translation>替换策略</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>What no rule names</source>
        <translation>规则未指定的目标</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Replace policy</source>
        <translation>替换策略</translation>
    </message>
    <message>
        <source>One rule a line: allow or deny, and a target. The first rule that matches decides. Connections that are open may be cut.</source>
        <translation>每行一条规则：allow 或 deny，加一个目标。第一条匹配的规则生效。已打开的网络连接可能会被切断。</translation>
    </message>
</context>
<context>
    <name>osc::PolicyPanel</name>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Replace policy…</source>
        <translation>替换策略…</translation>
    </message>
    <message>
        <source>Outgoing traffic</source>
        <translation>出站流量</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>pypi.org, *.example.com or 10.0.0.0/8</source>
        <translation>pypi.org、*.example.com 或 10.0.0.0/8</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>%1 A policy is given when a sandbox is created.</source>
        <translation>%1策略在创建沙箱时设置。</translation>
    </message>
    <message>
        <source>Asking for the policy…</source>
        <translation>正在查询策略…</translation>
    </message>
    <message>
        <source>A change is under way.</source>
        <translation>有更改正在进行。</translation>
    </message>
    <message>
        <source>Type a target first.</source>
        <translation>请先输入目标。</translation>
    </message>
    <message>
        <source>Select a rule first.</source>
        <translation>请先选择一条规则。</translation>
    </message>
</context>
<context>
    <name>osc::PolicySidecar</name>
    <message>
        <source>The volume for the network policy could not be created.</source>
        <translation>无法创建用于网络策略的卷。</translation>
    </message>
    <message>
        <source>The container of the network policy could not be created.</source>
        <translation>无法创建网络策略的容器。</translation>
    </message>
    <message>
        <source>The container of the network policy could not be started.</source>
        <translation>无法启动网络策略的容器。</translation>
    </message>
    <message>
        <source>The network policy did not become ready.</source>
        <translation>网络策略未能就绪。</translation>
    </message>
    <message>
        <source>Check the egress image in the settings of the connection.</source>
        <translation>请检查连接设置中的 egress 镜像。</translation>
    </message>
</context>
<context>
    <name>osc::PolicyStore</name>
    <message>
        <source>“%1” is no rule: a rule is allow or deny, and a target.</source>
        <translation>“%1”不是规则：规则由 allow 或 deny 加一个目标组成。</translation>
    </message>
    <message>
        <source>Everything may be reached.</source>
        <translation>允许访问任何地址。</translation>
    </message>
    <message>
        <source>Nothing may be reached.</source>
        <translation>不允许访问任何地址。</translation>
    </message>
    <message numerus="yes">
        <source>Everything may be reached, but for %n rule(s).</source>
        <translation>
            <numerusform>允许访问任何地址，但有 %n 条规则除外。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing may be reached, but for %n rule(s).</source>
        <translation>
            <numerusform>不允许访问任何地址，但有 %n 条规则除外。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only names are checked: rules for addresses have no effect on this server.</source>
        <translation>只检查名称：针对地址的规则在此服务器上无效。</translation>
    </message>
</context>
<context>
    <name>osc::PoolDialog</name>
    <message>
        <source>Change capacity</source>
        <translation>更改容量</translation>
    </message>
    <message>
        <source>Create pool</source>
        <translation>创建资源池</translation>
    </message>
    <message>
        <source>Capacity of %1</source>
        <translation>%1 的容量</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Ready ones, at least</source>
        <translation>就绪数量下限</translation>
    </message>
    <message>
        <source>Ready ones, at most</source>
        <translation>就绪数量上限</translation>
    </message>
    <message>
        <source>All of them, at least</source>
        <translation>总数下限</translation>
    </message>
    <message>
        <source>All of them, at most</source>
        <translation>总数上限</translation>
    </message>
    <message>
        <source>Pod template, as JSON</source>
        <translation>Pod 模板（JSON）</translation>
    </message>
    <message>
        <source>The server keeps so many sandboxes warm; one that is taken from the pool starts at once.</source>
        <translation>服务器会保持这么多沙箱处于预热状态；从资源池中取用的沙箱会立即启动。</translation>
    </message>
</context>
<context>
    <name>osc::PoolStore</name>
    <message>
        <source>not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>%1 of %2 taken, %3 ready</source>
        <translation>已占用 %1 / %2，就绪 %3</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>构建中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>At least so many ready ones cannot be more than at most so many.</source>
        <translation>就绪沙箱的最小数量不能大于最大数量。</translation>
    </message>
    <message>
        <source>At least so many sandboxes cannot be more than at most so many.</source>
        <translation>沙箱的最小数量不能大于最大数量。</translation>
    </message>
    <message>
        <source>A pool of at most 0 sandboxes holds none.</source>
        <translation>最多 0 个沙箱的资源池无法容纳任何沙箱。</translation>
    </message>
    <message>
        <source>The name has lower-case letters, digits and dashes, and begins and ends with a letter or a digit.</source>
        <translation>名称由小写字母、数字和短横线组成，以字母或数字开头和结尾。</translation>
    </message>
    <message>
        <source>The pool needs a pod template.</source>
        <translation>资源池需要 Pod 模板。</translation>
    </message>
</context>
<context>
    <name>osc::PoolsWindow</name>
    <message>
        <source>Create…</source>
        <translation>创建…</translation>
    </message>
    <message>
        <source>Capacity…</source>
        <translation>容量…</translation>
    </message>
    <message>
        <source>New sandbox from it…</source>
        <translation>从它新建沙箱…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Pools and templates</source>
        <translation>资源池和模板</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>资源池</translation>
    </message>
    <message>
        <source>Image templates</source>
        <translation>镜像模板</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>资源池</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Ready, least and most</source>
        <translation>就绪，下限和上限</translation>
    </message>
    <message>
        <source>All, least and most</source>
        <translation>总数，下限和上限</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>%1 does not answer; nothing can be changed until it does.</source>
        <translation>%1 没有应答；在它应答之前无法更改任何内容。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>No pools yet. A pool keeps sandboxes warm, so that new ones start at once.</source>
        <translation>还没有资源池。资源池会让沙箱保持预热，使新沙箱能立即启动。</translation>
    </message>
    <message>
        <source>No image templates yet. A template is an image that the server has prepared for a fast start.</source>
        <translation>还没有镜像模板。模板是服务器为快速启动而准备好的镜像。</translation>
    </message>
    <message>
        <source>A change is under way.</source>
        <translation>有更改正在进行。</translation>
    </message>
    <message>
        <source>Select one first.</source>
        <translation>请先选择一项。</translation>
    </message>
    <message>
        <source>Only a template that is ready can be started from.</source>
        <translation>只有就绪的模板才能作为起点。</translation>
    </message>
    <message>
        <source>Delete pool</source>
        <translation>删除资源池</translation>
    </message>
    <message>
        <source>Delete template</source>
        <translation>删除模板</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>要删除 %1 吗？</translation>
    </message>
    <message>
        <source>Its sandboxes that nobody has taken</source>
        <translation>其中尚未被取用的沙箱</translation>
    </message>
    <message>
        <source>New sandboxes cannot start from it</source>
        <translation>无法再从它启动新沙箱</translation>
    </message>
    <message>
        <source>Nothing is said by the server of those that are taken</source>
        <translation>服务器没有说明已被取用的沙箱会怎样</translation>
    </message>
    <message>
        <source>Sandboxes that were started from it</source>
        <translation>从它启动的沙箱</translation>
    </message>
    <message>
        <source>From the pool %1</source>
        <translation>来自资源池 %1</translation>
    </message>
    <message>
        <source>From the template %1</source>
        <translation>来自模板 %1</translation>
    </message>
</context>
<context>
    <name>osc::PortDialog</name>
    <message>
        <source>An address that needs no headers</source>
        <translation>不需要标头的地址</translation>
    </message>
    <message>
        <source>Find address</source>
        <translation>查找地址</translation>
    </message>
    <message>
        <source>Address of a port</source>
        <translation>端口的地址</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Inside the sandbox. Nothing needs to listen there yet.</source>
        <translation>在沙箱内部。那里还不需要有程序监听。</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>有效期(&amp;V)</translation>
    </message>
    <message>
        <source>Who has this address reaches the port until then, without a key.</source>
        <translation>拥有此地址的人在到期之前无需密钥即可访问该端口。</translation>
    </message>
</context>
<context>
    <name>osc::PreviewContent</name>
    <message>
        <source>How the file is shown</source>
        <translation>文件的显示方式</translation>
    </message>
    <message>
        <source>The preview was cancelled.</source>
        <translation>预览已取消。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>排版</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Hexadecimal</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>There is no preview for this kind.</source>
        <translation>此类型没有预览。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>osc::PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Leads to %1</source>
        <translation>指向 %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Choose a file that can be edited.</source>
        <translation>请选择可以编辑的文件。</translation>
    </message>
</context>
<context>
    <name>osc::PrivateFile</name>
    <message>
        <source>The file with the key could not be written in %1.</source>
        <translation>无法在 %1 中写入密钥文件。</translation>
    </message>
    <message>
        <source>Make room there, and check that you may write there.</source>
        <translation>请在那里腾出空间，并检查您是否有权在那里写入。</translation>
    </message>
</context>
<context>
    <name>osc::PropertiesDialog</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>指向</translation>
    </message>
    <message>
        <source>%1 (nothing is there)</source>
        <translation>%1（目标不存在）</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1（%2 字节）</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>%1 (%2:%3)</source>
        <translation>%1 (%2:%3)</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Counting: %1 so far</source>
        <translation>正在统计：目前 %1</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Copy the checksum</source>
        <translation>复制校验和</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
</context>
<context>
    <name>osc::QuickPreview</name>
    <message>
        <source>Preview of %1</source>
        <translation>%1 的预览</translation>
    </message>
</context>
<context>
    <name>osc::QuitQuestion</name>
    <message>
        <source>Wait, then quit</source>
        <translation>等待完成后退出</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Sandboxes are still being created.</source>
        <translation>仍在创建沙箱。</translation>
    </message>
    <message>
        <source>Keep going in the tray</source>
        <translation>在托盘中继续</translation>
    </message>
    <message>
        <source>Cancel them and quit</source>
        <translation>取消它们并退出</translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>不退出</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) not done yet.</source>
        <translation>
            <numerusform>还有 %n 个沙箱未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>The console quits when they are done.</source>
        <translation>完成后控制台将退出。</translation>
    </message>
    <message>
        <source>Cancelling removes what was made of them so far; those that are done stay.</source>
        <translation>取消会移除其中已创建的部分；已完成的沙箱会保留。</translation>
    </message>
</context>
<context>
    <name>osc::ReadinessPage</name>
    <message>
        <source>Readiness</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>When the sandbox counts as ready. It is kept when it does not become ready in time.</source>
        <translation>沙箱何时算作就绪。即使未能及时就绪，它也会保留。</translation>
    </message>
    <message>
        <source>It is ready when…</source>
        <translation>满足以下条件时就绪…</translation>
    </message>
    <message>
        <source>&amp;execd answers</source>
        <translation>execd 应答(&amp;E)</translation>
    </message>
    <message>
        <source>The agent in the sandbox; files, commands and metrics go through it.</source>
        <translation>沙箱中的代理；文件、命令和指标都通过它处理。</translation>
    </message>
    <message>
        <source>An &amp;HTTP server in it answers</source>
        <translation>其中的 HTTP 服务器应答(&amp;H)</translation>
    </message>
    <message>
        <source>With a status below 400.</source>
        <translation>状态码低于 400。</translation>
    </message>
    <message>
        <source>It &amp;runs</source>
        <translation>它在运行(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing else is waited for.</source>
        <translation>不等待其他条件。</translation>
    </message>
    <message>
        <source>&amp;Port in the sandbox</source>
        <translation>沙箱中的端口(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;ath</source>
        <translation>路径(&amp;A)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Wait at most</source>
        <translation>最多等待(&amp;W)</translation>
    </message>
</context>
<context>
    <name>osc::RegistryLoginBox</name>
    <message>
        <source>&amp;Keep in the keychain</source>
        <translation>保存在钥匙串中(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>Registry &amp;login</source>
        <translation>镜像仓库登录(&amp;L)</translation>
    </message>
    <message>
        <source>Registry login</source>
        <translation>镜像仓库登录</translation>
    </message>
    <message>
        <source>Keep in the keychain</source>
        <translation>保存在钥匙串中</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Only for an image that its registry does not give to everybody.</source>
        <translation>仅用于其仓库不对所有人开放的镜像。</translation>
    </message>
    <message>
        <source>&amp;Keep until the program ends (there is no keychain)</source>
        <translation>保存到程序结束（没有钥匙串）(&amp;K)</translation>
    </message>
</context>
<context>
    <name>osc::RemoteBackend</name>
    <message>
        <source>This server is too old for it, or has it switched off.</source>
        <translation>此服务器过旧，不支持此功能，或已将其关闭。</translation>
    </message>
    <message>
        <source>Credential vaults need a server of version 1.1 or newer.</source>
        <translation>凭据库需要 1.1 或更新版本的服务器。</translation>
    </message>
    <message>
        <source>Pools need a server on Kubernetes; this one uses Docker.</source>
        <translation>资源池需要 Kubernetes 上的服务器；此服务器使用 Docker。</translation>
    </message>
    <message>
        <source>Secured endpoints need a server on Kubernetes; this one uses Docker.</source>
        <translation>受保护的端点需要 Kubernetes 上的服务器；此服务器使用 Docker。</translation>
    </message>
    <message>
        <source>Templates need a server on Kubernetes; this one uses Docker.</source>
        <translation>模板需要 Kubernetes 上的服务器；此服务器使用 Docker。</translation>
    </message>
    <message>
        <source>This server has no templates: they need version 1.1 and its fast start.</source>
        <translation>此服务器没有模板：模板需要 1.1 版本及其快速启动功能。</translation>
    </message>
    <message>
        <source>OSS buckets cannot be mounted on Kubernetes servers.</source>
        <translation>无法在 Kubernetes 服务器上挂载 OSS 存储桶。</translation>
    </message>
    <message>
        <source>The server decides which of its folders sandboxes may mount.</source>
        <translation>沙箱可以挂载服务器的哪些文件夹，由服务器决定。</translation>
    </message>
    <message>
        <source>A server makes volumes only together with the sandboxes that mount them. Their files can be opened and copied.</source>
        <translation>服务器只会随挂载卷的沙箱一起创建卷。卷中的文件可以打开和复制。</translation>
    </message>
    <message>
        <source>Lifecycle hooks need a server of version 1.1 or newer.</source>
        <translation>生命周期钩子需要 1.1 或更新版本的服务器。</translation>
    </message>
    <message>
        <source>Resource requests count on Kubernetes only; this server uses Docker.</source>
        <translation>资源请求量只在 Kubernetes 上有效；此服务器使用 Docker。</translation>
    </message>
    <message>
        <source>Lifecycle hooks need a server on Kubernetes; this one uses Docker.</source>
        <translation>生命周期钩子需要 Kubernetes 上的服务器；此服务器使用 Docker。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteClient</name>
    <message>
        <source>“%1” is not the address of an OpenSandbox server.</source>
        <translation>“%1”不是 OpenSandbox 服务器的地址。</translation>
    </message>
    <message>
        <source>Use an address such as https://sandboxes.example.org.</source>
        <translation>请使用类似 https://sandboxes.example.org 的地址。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteCreateFlow</name>
    <message>
        <source>The key “%1” for the bucket is not in the keychain.</source>
        <translation>存储桶的密钥“%1”不在钥匙串中。</translation>
    </message>
    <message>
        <source>Choose another credential, or add this one.</source>
        <translation>请选择其他凭据，或添加此凭据。</translation>
    </message>
    <message>
        <source>The temporary key “%1” cannot be used, because servers take no security token.</source>
        <translation>无法使用临时密钥“%1”，因为服务器不接受安全令牌。</translation>
    </message>
    <message>
        <source>Choose a credential with a permanent key.</source>
        <translation>请选择带有永久密钥的凭据。</translation>
    </message>
    <message>
        <source>The server creates the sandbox</source>
        <translation>服务器创建沙箱</translation>
    </message>
    <message>
        <source>The server did not create the sandbox.</source>
        <translation>服务器没有创建沙箱。</translation>
    </message>
    <message>
        <source>It may have been created all the same: look at the list before you try again.</source>
        <translation>它仍有可能已被创建：重试之前请查看列表。</translation>
    </message>
    <message>
        <source>Waiting until the sandbox is ready</source>
        <translation>正在等待沙箱就绪</translation>
    </message>
    <message>
        <source>The creation was cancelled.</source>
        <translation>创建已取消。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteEgress</name>
    <message>
        <source>The sandbox was created without a network policy.</source>
        <translation>创建该沙箱时没有设置网络策略。</translation>
    </message>
    <message>
        <source>Create another one with a network policy: it cannot be added later.</source>
        <translation>请创建另一个带网络策略的沙箱：以后无法添加。</translation>
    </message>
    <message>
        <source>The sandbox's network guard refused the request.</source>
        <translation>沙箱的网络守卫拒绝了请求。</translation>
    </message>
    <message>
        <source>The sandbox's network guard is too old for credential vaults.</source>
        <translation>沙箱的网络守卫过旧，不支持凭据库。</translation>
    </message>
    <message>
        <source>There is no such thing in the credential vault of the sandbox.</source>
        <translation>沙箱的凭据库中没有该内容。</translation>
    </message>
    <message>
        <source>The credential vault was changed meanwhile, or is there already.</source>
        <translation>凭据库在此期间已被更改，或已存在。</translation>
    </message>
    <message>
        <source>Read it again, then repeat the change.</source>
        <translation>请重新读取它，然后再次更改。</translation>
    </message>
    <message>
        <source>The credential proxy of the sandbox is off or still starting.</source>
        <translation>沙箱的凭据代理已关闭或仍在启动。</translation>
    </message>
    <message>
        <source>It needs a sandbox that was created with the credential proxy.</source>
        <translation>它需要创建时启用了凭据代理的沙箱。</translation>
    </message>
    <message>
        <source>The policy has more rules than the network guard accepts.</source>
        <translation>策略中的规则数量超过了网络守卫可接受的数量。</translation>
    </message>
    <message>
        <source>The network guard takes secrets over an encrypted connection only.</source>
        <translation>网络守卫只通过加密连接接收机密。</translation>
    </message>
    <message>
        <source>The network policy of the sandbox was refused.</source>
        <translation>沙箱的网络策略被拒绝。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteEndpoints</name>
    <message>
        <source>through the server</source>
        <translation>通过服务器</translation>
    </message>
    <message>
        <source>as the server says, directly</source>
        <translation>按服务器给出的方式，直接访问</translation>
    </message>
</context>
<context>
    <name>osc::RemoteErrors</name>
    <message>
        <source>Delete sandboxes that are not needed, or ask for a larger quota.</source>
        <translation>请删除不需要的沙箱，或申请更大的配额。</translation>
    </message>
    <message>
        <source>Try again in a while, or let the pool hold more sandboxes.</source>
        <translation>请稍后重试，或让资源池容纳更多沙箱。</translation>
    </message>
    <message>
        <source>Choose a pool of the list of pools.</source>
        <translation>请从资源池列表中选择一个资源池。</translation>
    </message>
    <message>
        <source>Look at the diagnostics of the sandbox: the cluster may lack room or the image.</source>
        <translation>请查看沙箱的诊断：集群可能缺少空间或镜像。</translation>
    </message>
    <message>
        <source>Choose a snapshot of the list of snapshots.</source>
        <translation>请从快照列表中选择一个快照。</translation>
    </message>
    <message>
        <source>Wait until the snapshot is ready.</source>
        <translation>请等待快照就绪。</translation>
    </message>
    <message>
        <source>Only folders below storage.allowed_host_paths of the server's configuration can be mounted.</source>
        <translation>只能挂载服务器配置中 storage.allowed_host_paths 之下的文件夹。</translation>
    </message>
    <message>
        <source>Check the bucket and the key, and that ossfs is installed on the server.</source>
        <translation>请检查存储桶和密钥，以及服务器上是否安装了 ossfs。</translation>
    </message>
    <message>
        <source>Check the name of the image and the registry login.</source>
        <translation>请检查镜像名称和镜像仓库登录。</translation>
    </message>
    <message>
        <source>Choose a time that is still to come. A sandbox without an expiry cannot get one.</source>
        <translation>请选择将来的时间。没有到期时间的沙箱无法再设置到期时间。</translation>
    </message>
    <message>
        <source>The server sends its callers elsewhere, to %1.</source>
        <translation>服务器将访问者转到其他地方：%1。</translation>
    </message>
    <message>
        <source>Use that address, if you trust it. The API key was not sent there.</source>
        <translation>如果您信任该地址，请使用它。没有向那里发送 API 密钥。</translation>
    </message>
    <message>
        <source>Check the API key of the connection.</source>
        <translation>请检查连接的 API 密钥。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server for the permission.</source>
        <translation>请向服务器的管理员申请权限。</translation>
    </message>
    <message>
        <source>The server is busy; try again in a while.</source>
        <translation>服务器繁忙；请稍后重试。</translation>
    </message>
    <message>
        <source>The log of the server may tell more.</source>
        <translation>服务器的日志中可能有更多信息。</translation>
    </message>
    <message>
        <source>The server does not accept the API key.</source>
        <translation>服务器不接受该 API 密钥。</translation>
    </message>
    <message>
        <source>The server does not know it any more.</source>
        <translation>服务器上已没有它的记录。</translation>
    </message>
    <message>
        <source>The server refused the request with status %1.</source>
        <translation>服务器拒绝了请求，状态为 %1。</translation>
    </message>
    <message>
        <source>The answer of %1 could not be understood.</source>
        <translation>无法理解 %1 的应答。</translation>
    </message>
    <message>
        <source>Check that the address belongs to an OpenSandbox server.</source>
        <translation>请检查该地址是否属于 OpenSandbox 服务器。</translation>
    </message>
    <message>
        <source>The OpenSandbox server at %1 did not answer in time.</source>
        <translation>%1 处的 OpenSandbox 服务器没有及时应答。</translation>
    </message>
    <message>
        <source>It may be overloaded; try again in a while.</source>
        <translation>它可能过载；请稍后重试。</translation>
    </message>
    <message>
        <source>Check the address, and that the server runs and can be reached.</source>
        <translation>请检查地址，以及服务器是否正在运行并可访问。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteFeatures</name>
    <message>
        <source>The server has no diagnostics of this sandbox.</source>
        <translation>服务器没有此沙箱的诊断。</translation>
    </message>
    <message>
        <source>The server did not list its snapshots.</source>
        <translation>服务器没有列出其快照。</translation>
    </message>
    <message>
        <source>The server did not make a snapshot of the sandbox.</source>
        <translation>服务器没有为沙箱创建快照。</translation>
    </message>
    <message>
        <source>The snapshot could not be read.</source>
        <translation>无法读取快照。</translation>
    </message>
    <message>
        <source>The snapshot could not be deleted.</source>
        <translation>无法删除快照。</translation>
    </message>
    <message>
        <source>The server did not list its templates.</source>
        <translation>服务器没有列出其模板。</translation>
    </message>
    <message>
        <source>The server did not create the template.</source>
        <translation>服务器没有创建模板。</translation>
    </message>
    <message>
        <source>The template could not be read.</source>
        <translation>无法读取模板。</translation>
    </message>
    <message>
        <source>The template could not be deleted.</source>
        <translation>无法删除模板。</translation>
    </message>
    <message>
        <source>The server did not list its pools.</source>
        <translation>服务器没有列出其资源池。</translation>
    </message>
    <message>
        <source>The pool “%1” could not be read.</source>
        <translation>无法读取资源池“%1”。</translation>
    </message>
    <message>
        <source>The template of the pool “%1” is no JSON object.</source>
        <translation>资源池“%1”的模板不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The server did not create the pool “%1”.</source>
        <translation>服务器没有创建资源池“%1”。</translation>
    </message>
    <message>
        <source>The pool “%1” could not be changed.</source>
        <translation>无法更改资源池“%1”。</translation>
    </message>
    <message>
        <source>The pool “%1” could not be deleted.</source>
        <translation>无法删除资源池“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteLogService</name>
    <message>
        <source>The server did not show the log.</source>
        <translation>服务器没有显示日志。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteSandboxService</name>
    <message>
        <source>The server did not describe the sandbox.</source>
        <translation>服务器没有给出沙箱的描述。</translation>
    </message>
    <message>
        <source>The sandbox “%1” could not be read.</source>
        <translation>无法读取沙箱“%1”。</translation>
    </message>
    <message>
        <source>The sandbox “%1” could not be paused.</source>
        <translation>无法暂停沙箱“%1”。</translation>
    </message>
    <message>
        <source>The sandbox “%1” could not be resumed.</source>
        <translation>无法恢复沙箱“%1”。</translation>
    </message>
    <message>
        <source>The sandbox “%1” could not be renewed.</source>
        <translation>无法为沙箱“%1”续期。</translation>
    </message>
    <message>
        <source>This server forgets the new expiry when it is started again.</source>
        <translation>此服务器重新启动后会忘记新的到期时间。</translation>
    </message>
    <message>
        <source>The metadata of the sandbox “%1” could not be changed.</source>
        <translation>无法更改沙箱“%1”的元数据。</translation>
    </message>
    <message>
        <source>The sandbox “%1” could not be deleted.</source>
        <translation>无法删除沙箱“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::RemoteVolumes</name>
    <message>
        <source>Volume %1 is used by a sandbox, so its files are not changed from here.</source>
        <translation>卷 %1 正由沙箱使用，因此不从此处更改其文件。</translation>
    </message>
    <message>
        <source>Volumes of a server are opened for looking only while no sandbox uses them.</source>
        <translation>没有沙箱使用服务器的卷时，它们仅以查看方式打开。</translation>
    </message>
    <message>
        <source>Volume %1 was opened for looking only.</source>
        <translation>卷 %1 仅以查看方式打开。</translation>
    </message>
    <message>
        <source>No running sandbox shows volume %1, and no image is known to start one from.</source>
        <translation>没有运行中的沙箱可以显示卷 %1，也没有已知的镜像可用于启动一个。</translation>
    </message>
    <message>
        <source>Start a sandbox that mounts the volume, and look through it.</source>
        <translation>请启动一个挂载该卷的沙箱，并通过它查看。</translation>
    </message>
</context>
<context>
    <name>osc::RenameStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename %1 to %2? Counting: %3 so far.</source>
        <translation>要将 %1 重命名为 %2 吗？正在统计：目前 %3。</translation>
    </message>
    <message>
        <source>Rename %1 to %2? That copies %3.</source>
        <translation>要将 %1 重命名为 %2 吗？这会复制 %3。</translation>
    </message>
    <message>
        <source>A bucket has no folders that could be renamed: every object below is copied to its new name and the old one is deleted. If it breaks off, both names have a part.</source>
        <translation>存储桶中没有可以重命名的文件夹：其下的每个对象都会复制到新名称，然后删除旧对象。如果中途中断，两个名称下会各有一部分。</translation>
    </message>
    <message>
        <source>Rename without counting</source>
        <translation>不统计直接重命名</translation>
    </message>
</context>
<context>
    <name>osc::RenewDialog</name>
    <message>
        <source>Renew %1</source>
        <translation>为 %1 续期</translation>
    </message>
    <message numerus="yes">
        <source>Renew %n sandbox(es)</source>
        <translation>
            <numerusform>为 %n 个沙箱续期</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from now</source>
        <translation>从现在起 %1</translation>
    </message>
    <message>
        <source>Exact time</source>
        <translation>确切时间</translation>
    </message>
    <message>
        <source>Lives for</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>Renew sandbox</source>
        <translation>为沙箱续期</translation>
    </message>
    <message>
        <source>The time has passed. Choose a later one.</source>
        <translation>该时间已过。请选择更晚的时间。</translation>
    </message>
    <message numerus="yes">
        <source>This is earlier than the present expiry of %n sandbox(es).</source>
        <translation>
            <numerusform>这早于 %n 个沙箱当前的到期时间。</numerusform>
        </translation>
    </message>
    <message>
        <source>Then it is deleted, unless you renew it again.</source>
        <translation>届时它会被删除，除非您再次续期。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) cannot be renewed:</source>
        <translation>
            <numerusform>%n 个沙箱无法续期：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::RenewFlow</name>
    <message>
        <source>The new expiry of %1 lies in the past.</source>
        <translation>%1 的新到期时间在过去。</translation>
    </message>
    <message>
        <source>The sandbox %1 runs until it is deleted and has no expiry that could be renewed.</source>
        <translation>沙箱 %1 会一直运行到被删除，没有可以续期的到期时间。</translation>
    </message>
    <message>
        <source>The sandbox %1 was made without an expiry, so there is none to renew.</source>
        <translation>沙箱 %1 创建时没有到期时间，因此无法续期。</translation>
    </message>
    <message>
        <source>The server that made this sandbox may still remove it at %1 until that server is restarted.</source>
        <translation>创建此沙箱的服务器在重新启动之前，仍可能在 %1 移除它。</translation>
    </message>
    <message>
        <source>An OpenSandbox server of version 0.1 on the same engine would remove it when it starts after %1.</source>
        <translation>同一引擎上 0.1 版本的 OpenSandbox 服务器若在 %1 之后启动，会移除它。</translation>
    </message>
</context>
<context>
    <name>osc::RescueBox</name>
    <message>
        <source>Keep logs and last state</source>
        <translation>保留日志和最后的状态</translation>
    </message>
    <message>
        <source>First download the folder</source>
        <translation>先下载文件夹</translation>
    </message>
    <message>
        <source>Folder in the sandbox</source>
        <translation>沙箱中的文件夹</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>此计算机上的文件夹</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>The folder in the sandbox begins with /.</source>
        <translation>沙箱中的文件夹以 / 开头。</translation>
    </message>
    <message>
        <source>The folder on this computer is a whole path.</source>
        <translation>此计算机上的文件夹须是完整路径。</translation>
    </message>
</context>
<context>
    <name>osc::ResourcesPage</name>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Resources and lifetime</source>
        <translation>资源和生存期</translation>
    </message>
    <message>
        <source>How much of the machine it may use, and when it ends by itself.</source>
        <translation>它可以使用多少机器资源，以及何时自行结束。</translation>
    </message>
    <message>
        <source>&amp;CPU</source>
        <translation>CPU(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>内存(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;GPU</source>
        <translation>GPU(&amp;G)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>其他时间</translation>
    </message>
    <message>
        <source>Until deleted</source>
        <translation>直到删除</translation>
    </message>
    <message>
        <source>&amp;Lifetime</source>
        <translation>生存期(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>This is not a time. Write it like 90 min, 2 h 30 min or 3 d.</source>
        <translation>这不是时间。请写成 90 min、2 h 30 min 或 3 d 这样的形式。</translation>
    </message>
    <message>
        <source>Ends about %1 if you create it now. You can renew it later.</source>
        <translation>如果现在创建，大约在 %1 结束。之后可以续期。</translation>
    </message>
    <message>
        <source>It runs, and uses the machine, until somebody deletes it.</source>
        <translation>它会一直运行并占用机器资源，直到有人删除它。</translation>
    </message>
    <message>
        <source>Such as 90 min, 2 h 30 min or 3 d.</source>
        <translation>例如 90 min、2 h 30 min 或 3 d。</translation>
    </message>
    <message>
        <source>The engine's machine has %1.</source>
        <translation>引擎所在的机器有 %1。</translation>
    </message>
    <message>
        <source>Cores; 500m is half a core.</source>
        <translation>核心数；500m 是半个核心。</translation>
    </message>
    <message>
        <source>Such as 512Mi or 4Gi.</source>
        <translation>例如 512Mi 或 4Gi。</translation>
    </message>
    <message>
        <source>A number, or all.</source>
        <translation>一个数字，或 all。</translation>
    </message>
    <message>
        <source>As the limit</source>
        <translation>与上限相同</translation>
    </message>
    <message>
        <source>CPU r&amp;equest</source>
        <translation>CPU 请求量(&amp;E)</translation>
    </message>
    <message>
        <source>Memory re&amp;quest</source>
        <translation>内存请求量(&amp;Q)</translation>
    </message>
    <message>
        <source>What is kept free for it.</source>
        <translation>为它预留的量。</translation>
    </message>
</context>
<context>
    <name>osc::RestoreDialog</name>
    <message>
        <source>Restore</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>解冻 %1</translation>
    </message>
    <message>
        <source>Days that it can be read</source>
        <translation>可读取的天数</translation>
    </message>
    <message>
        <source>An archived object cannot be read until the service has brought it back, which takes minutes to hours and costs a fee. After the days it is archived again.</source>
        <translation>在服务将已归档的对象解冻之前无法读取它，这需要几分钟到几小时，并会产生费用。到期后它会重新归档。</translation>
    </message>
</context>
<context>
    <name>osc::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Form of the request</source>
        <translation>请求的形式</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>osb command</source>
        <translation>osb 命令</translation>
    </message>
    <message>
        <source>Python SDK</source>
        <translation>Python SDK</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Secrets are sent, but not shown. Copies hold ${…} in their place.</source>
        <translation>机密会被发送，但不显示。副本中以 ${…} 代替。</translation>
    </message>
    <message>
        <source>This is exactly what will be sent to %1.</source>
        <translation>这正是将发送到 %1 的内容。</translation>
    </message>
    <message>
        <source>This is what will be sent.</source>
        <translation>这是将发送的内容。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>保存请求</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>没有写入 %1：%2。</translation>
    </message>
    <message>
        <source>This is what will be sent to %1, %2 times, each with a name of its own.</source>
        <translation>这是将发送到 %1 的内容，共 %2 次，每次使用各自的名称。</translation>
    </message>
</context>
<context>
    <name>osc::RootedFileSystem</name>
    <message>
        <source>“%1” is no path in this folder.</source>
        <translation>“%1”不是此文件夹中的路径。</translation>
    </message>
    <message>
        <source>The root folder stays as it is.</source>
        <translation>根文件夹保持原样。</translation>
    </message>
</context>
<context>
    <name>osc::SandboxAccess</name>
    <message>
        <source>The sandbox “%1” is paused; nothing can run in it.</source>
        <translation>沙箱“%1”已暂停；其中无法运行任何程序。</translation>
    </message>
    <message>
        <source>Resume it, then try again.</source>
        <translation>请恢复它，然后重试。</translation>
    </message>
    <message>
        <source>The sandbox “%1” is not running.</source>
        <translation>沙箱“%1”没有运行。</translation>
    </message>
</context>
<context>
    <name>osc::SandboxActions</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Renew 30 min</source>
        <translation>续期 30 分钟</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>续期…</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Select a sandbox first.</source>
        <translation>请先选择一个沙箱。</translation>
    </message>
    <message>
        <source>Delete %1…</source>
        <translation>删除 %1…</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Create another like this…</source>
        <translation>再创建一个相同的…</translation>
    </message>
    <message>
        <source>Edit metadata…</source>
        <translation>编辑元数据…</translation>
    </message>
    <message>
        <source>Mount another…</source>
        <translation>再添加一个挂载…</translation>
    </message>
    <message>
        <source>Create snapshot…</source>
        <translation>创建快照…</translation>
    </message>
    <message>
        <source>Select one sandbox.</source>
        <translation>请选择一个沙箱。</translation>
    </message>
    <message>
        <source>Go to the place Sandboxes first.</source>
        <translation>请先转到“沙箱”。</translation>
    </message>
</context>
<context>
    <name>osc::SandboxEventWords</name>
    <message>
        <source>Its main program ended.</source>
        <translation>其主程序已结束。</translation>
    </message>
    <message>
        <source>Its main program ended: %1.</source>
        <translation>其主程序已结束：%1。</translation>
    </message>
    <message>
        <source>It was killed (SIGKILL).</source>
        <translation>它被强制终止 (SIGKILL)。</translation>
    </message>
    <message>
        <source>It was asked to end (SIGTERM).</source>
        <translation>它被要求结束 (SIGTERM)。</translation>
    </message>
    <message>
        <source>Signal %1 was sent to it.</source>
        <translation>已向它发送信号 %1。</translation>
    </message>
    <message>
        <source>Its health check says “%1”.</source>
        <translation>其健康检查报告“%1”。</translation>
    </message>
    <message>
        <source>The container was renamed.</source>
        <translation>容器已重命名。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The container was made.</source>
        <translation>容器已创建。</translation>
    </message>
    <message>
        <source>It was started.</source>
        <translation>它已启动。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>它已停止。</translation>
    </message>
    <message>
        <source>It was restarted.</source>
        <translation>它已重新启动。</translation>
    </message>
    <message>
        <source>It was paused.</source>
        <translation>它已暂停。</translation>
    </message>
    <message>
        <source>It was resumed.</source>
        <translation>它已恢复。</translation>
    </message>
    <message>
        <source>Its limits were changed.</source>
        <translation>其限制已更改。</translation>
    </message>
    <message>
        <source>The container was deleted.</source>
        <translation>容器已删除。</translation>
    </message>
    <message>
        <source>An image was made of it.</source>
        <translation>已从它制作镜像。</translation>
    </message>
    <message>
        <source>Its files were exported.</source>
        <translation>已导出其文件。</translation>
    </message>
    <message>
        <source>Files were copied out of it.</source>
        <translation>已从中复制出文件。</translation>
    </message>
    <message>
        <source>It ran out of memory, and a process in it was ended.</source>
        <translation>它内存不足，其中一个进程已被终止。</translation>
    </message>
    <message>
        <source>The Docker Engine says “%1”.</source>
        <translation>Docker 引擎报告“%1”。</translation>
    </message>
</context>
<context>
    <name>osc::SandboxModel</name>
    <message>
        <source>not paused</source>
        <translation>未暂停</translation>
    </message>
    <message>
        <source>not resumed</source>
        <translation>未恢复</translation>
    </message>
    <message>
        <source>not renewed</source>
        <translation>未续期</translation>
    </message>
    <message>
        <source>not deleted</source>
        <translation>未删除</translation>
    </message>
    <message>
        <source>metadata not changed</source>
        <translation>元数据未更改</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>曾经%1</translation>
    </message>
    <message>
        <source>%1 %2 → %3, read-only</source>
        <translation>%1 %2 → %3，只读</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message numerus="yes">
        <source>expires in %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n hour(s)</source>
        <translation>
            <numerusform>%n 小时后到期</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name and ID</source>
        <translation>名称和 ID</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时间</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>挂载</translation>
    </message>
    <message numerus="yes">
        <source>%n mount(s)</source>
        <translation>
            <numerusform>%n 个挂载</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation>%1 CPU</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>CPU %1 percent of 1 core</source>
        <translation>CPU：1 个核心的百分之 %1</translation>
    </message>
    <message>
        <source>CPU %1 percent of %2 cores</source>
        <translation>CPU：%2 个核心的百分之 %1</translation>
    </message>
    <message>
        <source>Memory %1 of %2</source>
        <translation>内存：%2 中的 %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>内存：%1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Full ID</source>
        <translation>完整 ID</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Container ID</source>
        <translation>容器 ID</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2 前</translation>
    </message>
    <message>
        <source>…</source>
        <comment>not measured yet</comment>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>osc::SandboxRemoval</name>
    <message>
        <source>The sandbox %1 could not be removed.</source>
        <translation>无法移除沙箱 %1。</translation>
    </message>
</context>
<context>
    <name>osc::SandboxRescue</name>
    <message>
        <source>Folder %1 could not be made.</source>
        <translation>无法建立文件夹 %1。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 没有写入：%2。</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>没有删除任何内容</translation>
    </message>
    <message>
        <source>Save before deleting</source>
        <translation>删除前保存</translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n 个沙箱</numerusform>
        </translation>
    </message>
    <message>
        <source>Its connection has no logs.</source>
        <translation>它的连接没有日志。</translation>
    </message>
    <message>
        <source>Its download was cancelled.</source>
        <translation>它的下载已取消。</translation>
    </message>
    <message>
        <source>Its connection was closed.</source>
        <translation>它的连接已关闭。</translation>
    </message>
    <message>
        <source>%1 was not deleted: it could not be saved first. %2</source>
        <translation>%1 没有删除：无法先保存它。%2</translation>
    </message>
    <message numerus="yes">
        <source>%n not saved</source>
        <translation>
            <numerusform>%n 个没有保存</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SandboxStore</name>
    <message>
        <source>The sandbox is gone.</source>
        <translation>沙箱已消失。</translation>
    </message>
    <message>
        <source>%1 does not answer; nothing can be changed until it does.</source>
        <translation>%1 没有应答；在它应答之前无法更改任何内容。</translation>
    </message>
    <message>
        <source>Something else is being done with it.</source>
        <translation>正在对它执行其他操作。</translation>
    </message>
    <message>
        <source>Only a running sandbox can be paused.</source>
        <translation>只有正在运行的沙箱才能暂停。</translation>
    </message>
    <message>
        <source>Only a paused sandbox can be resumed.</source>
        <translation>只有已暂停的沙箱才能恢复。</translation>
    </message>
    <message>
        <source>It has no expiry, it runs until you delete it.</source>
        <translation>它没有到期时间，会一直运行到您删除它。</translation>
    </message>
    <message>
        <source>It has ended.</source>
        <translation>它已结束。</translation>
    </message>
    <message>
        <source>the connection was closed; whether it had an effect is not known</source>
        <translation>连接已关闭；是否生效未知</translation>
    </message>
    <message>
        <source>not waited for; whether it had an effect is not known</source>
        <translation>未等待结果；是否生效未知</translation>
    </message>
</context>
<context>
    <name>osc::SandboxTable</name>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
</context>
<context>
    <name>osc::SandboxTimeline</name>
    <message>
        <source>%1: under way</source>
        <translation>%1：进行中</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1：失败</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1：已取消</translation>
    </message>
    <message>
        <source>%1: the console ended before it was done</source>
        <translation>%1：完成之前控制台已结束</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：已完成</translation>
    </message>
</context>
<context>
    <name>osc::SandboxesPanel</name>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>刷新 (F5)</translation>
    </message>
    <message>
        <source>New sandbox…</source>
        <translation>新建沙箱…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 个，位于 %2</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1，截至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n connection(s)</source>
        <translation>
            <numerusform>%1 个，位于 %n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) not answering</source>
        <translation>
            <numerusform>%n 个连接没有应答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n sandbox(es) passes the filter.</source>
        <translation>
            <numerusform>%n 个沙箱中没有符合筛选条件的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n sandbox(es).</source>
        <translation>
            <numerusform>%n 个沙箱中没有与“%1”匹配的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>No sandboxes yet.</source>
        <translation>尚无沙箱。</translation>
    </message>
    <message>
        <source>Nothing is known yet: no connection answers.</source>
        <translation>尚无已知信息：没有连接应答。</translation>
    </message>
    <message>
        <source>Last known state of %1. It cannot be changed until it answers.</source>
        <translation>%1 的最后已知状态。在它应答之前无法更改。</translation>
    </message>
    <message>
        <source>Last known state of %1, %2 old. It cannot be changed until it answers.</source>
        <translation>%1 的最后已知状态，%2 之前。在它应答之前无法更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read</source>
        <translation>
            <numerusform>另有 %n 个无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SaveFilterDialog</name>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>The filter of this name is replaced.</source>
        <translation>将替换同名的筛选。</translation>
    </message>
    <message>
        <source>It is kept on this computer, in the menu “More”.</source>
        <translation>它保存在此计算机上，位于“更多”菜单中。</translation>
    </message>
</context>
<context>
    <name>osc::SaveTemplateDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>保存模板</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>另存为模板</translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation>模板 %1</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>备注(&amp;O)</translation>
    </message>
    <message>
        <source>Write ${name} into any text of the form to be asked for that part each time the template is used.</source>
        <translation>在表单的任何文本中写入 ${name}，每次使用模板时就会询问该部分。</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要询问的项</translation>
    </message>
    <message>
        <source>Default value</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>secret, typed each time</source>
        <translation>机密，每次输入</translation>
    </message>
    <message>
        <source>&amp;Placeholders</source>
        <translation>占位符(&amp;P)</translation>
    </message>
    <message>
        <source>A name without its tick is kept as the text ${name}. Secrets are never kept.</source>
        <translation>未勾选的名称会按文本 ${name} 保留。机密永不保存。</translation>
    </message>
    <message>
        <source>Another template has this name.</source>
        <translation>另一个模板使用了此名称。</translation>
    </message>
    <message>
        <source>There is a template with this name. Saving replaces it.</source>
        <translation>已有同名模板。保存会替换它。</translation>
    </message>
    <message>
        <source>Replace template</source>
        <translation>替换模板</translation>
    </message>
</context>
<context>
    <name>osc::SaveText</name>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>没有写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>osc::SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>A filter needs a name.</source>
        <translation>筛选需要一个名称。</translation>
    </message>
    <message>
        <source>There is a filter named “%1” already. Choose another name.</source>
        <translation>已有名为“%1”的筛选。请选择其他名称。</translation>
    </message>
</context>
<context>
    <name>osc::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>osc::SearchPane</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Part of the name, or a pattern with * and ?</source>
        <translation>名称的一部分，或带有 * 和 ? 的模式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Text in the file</source>
        <translation>文件中的文本</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的结果</translation>
    </message>
    <message>
        <source>Search in %1 and below</source>
        <translation>在 %1 及其子文件夹中搜索</translation>
    </message>
    <message>
        <source>The content of files cannot be searched here.</source>
        <translation>此处无法搜索文件的内容。</translation>
    </message>
</context>
<context>
    <name>osc::SecretDialog</name>
    <message>
        <source>Show secret</source>
        <translation>显示 Secret</translation>
    </message>
    <message>
        <source>Copy secret</source>
        <translation>复制 Secret</translation>
    </message>
    <message>
        <source>Show the secret of %1?</source>
        <translation>要显示 %1 的 Secret 吗？</translation>
    </message>
    <message>
        <source>Copy the secret of %1?</source>
        <translation>要复制 %1 的 Secret 吗？</translation>
    </message>
    <message>
        <source>Everybody who sees this screen can read it, and can use the key then.</source>
        <translation>能看到此屏幕的人都可以读取它，从而可以使用该密钥。</translation>
    </message>
    <message numerus="yes">
        <source>Every program of this session can read the clipboard. It is cleared after %n second(s).</source>
        <translation>
            <numerusform>此会话中的每个程序都可以读取剪贴板。%n 秒后会将其清除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Access key secret</source>
        <translation>访问密钥 Secret</translation>
    </message>
</context>
<context>
    <name>osc::SelectionBar</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 个，位于 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选择 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ServerConnection</name>
    <message>
        <source>OpenSandbox server</source>
        <translation>OpenSandbox 服务器</translation>
    </message>
    <message>
        <source>OpenSandbox server %1</source>
        <translation>OpenSandbox 服务器 %1</translation>
    </message>
</context>
<context>
    <name>osc::ServerDialog</name>
    <message>
        <source>Remove the stored key</source>
        <translation>移除已保存的密钥</translation>
    </message>
    <message>
        <source>Reach the sandboxes through the server</source>
        <translation>通过服务器访问沙箱</translation>
    </message>
    <message>
        <source>Check the certificate of the server</source>
        <translation>检查服务器的证书</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>Connect to an OpenSandbox server</source>
        <translation>连接到 OpenSandbox 服务器</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>What the console calls it; without one, the host of the address.</source>
        <translation>控制台对它的称呼；没有名称时使用地址中的主机。</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>API 密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Kept in the keychain, nowhere else.</source>
        <translation>保存在钥匙串中，不会保存在其他任何地方。</translation>
    </message>
    <message>
        <source>For servers whose sandboxes cannot be reached from this computer directly.</source>
        <translation>用于其沙箱无法从此计算机直接访问的服务器。</translation>
    </message>
    <message>
        <source>Headers, certificates and time limits</source>
        <translation>请求头、证书和时限</translation>
    </message>
    <message>
        <source>&amp;Extra headers</source>
        <translation>附加请求头(&amp;E)</translation>
    </message>
    <message>
        <source>Go with every request. The values of hidden ones are kept in the keychain.</source>
        <translation>随每个请求发送。隐藏的请求头的值保存在钥匙串中。</translation>
    </message>
    <message>
        <source>Certificate &amp;authority</source>
        <translation>证书颁发机构(&amp;A)</translation>
    </message>
    <message>
        <source>Those of the system</source>
        <translation>使用系统的</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>HTTP &amp;proxy</source>
        <translation>HTTP 代理(&amp;P)</translation>
    </message>
    <message>
        <source>That of the environment</source>
        <translation>使用环境变量中的</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time &amp;limit of a request</source>
        <translation>请求的时限(&amp;L)</translation>
    </message>
    <message>
        <source>Streams such as logs and the output of commands have none.</source>
        <translation>日志和命令输出等数据流没有时限。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Forget this connection</source>
        <translation>忘记此连接</translation>
    </message>
    <message>
        <source>Its sandboxes stay where they are. Its key is taken out of the keychain.</source>
        <translation>它的沙箱保持原样。它的密钥会从钥匙串中移除。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Save connection</source>
        <translation>保存连接</translation>
    </message>
    <message>
        <source>Leave empty to keep the stored key</source>
        <translation>留空则保留已保存的密钥</translation>
    </message>
    <message>
        <source>Go with every request. The values of hidden ones are in the keychain; leave one empty to keep it.</source>
        <translation>随每个请求发送。隐藏的请求头的值在钥匙串中；留空则保留原值。</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>颁发机构的证书</translation>
    </message>
    <message>
        <source>The connection needs an address.</source>
        <translation>连接需要一个地址。</translation>
    </message>
    <message>
        <source>“%1” is not the name of a header.</source>
        <translation>“%1”不是请求头的名称。</translation>
    </message>
    <message>
        <source>The header %1 is set by the console.</source>
        <translation>请求头 %1 由控制台设置。</translation>
    </message>
    <message>
        <source>The header %1 is there twice.</source>
        <translation>请求头 %1 出现了两次。</translation>
    </message>
    <message>
        <source>The value of %1 has a line break in it.</source>
        <translation>%1 的值中有换行。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>The proxy is http://host:port.</source>
        <translation>代理的格式为 http://host:port。</translation>
    </message>
    <message>
        <source>Not encrypted: who is on the way to %1 can read the API key. Use https where the server offers it.</source>
        <translation>未加密：在到 %1 的传输途中的人可以读取 API 密钥。如果服务器提供 https，请使用它。</translation>
    </message>
    <message>
        <source>Without the check anybody on the way can pose as the server.</source>
        <translation>不检查证书时，途中的任何人都可以冒充服务器。</translation>
    </message>
    <message>
        <source>A URL, or host and port for a server without encryption.</source>
        <translation>URL；对于未加密的服务器，也可以是主机和端口。</translation>
    </message>
</context>
<context>
    <name>osc::ServerReadiness</name>
    <message>
        <source>The sandbox is gone already.</source>
        <translation>沙箱已消失。</translation>
    </message>
    <message>
        <source>The sandbox has ended already.</source>
        <translation>沙箱已结束。</translation>
    </message>
    <message>
        <source>The sandbox runs, but asks for an access token.</source>
        <translation>沙箱正在运行，但要求访问令牌。</translation>
    </message>
    <message numerus="yes">
        <source>The sandbox did not run within %n second(s).</source>
        <translation>
            <numerusform>沙箱没有在 %n 秒内运行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sandbox did not answer within %n second(s).</source>
        <translation>
            <numerusform>沙箱没有在 %n 秒内应答。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ServerTest</name>
    <message>
        <source>snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>network policies</source>
        <translation>网络策略</translation>
    </message>
    <message>
        <source>image templates</source>
        <translation>镜像模板</translation>
    </message>
    <message>
        <source>pools</source>
        <translation>资源池</translation>
    </message>
    <message>
        <source>diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>It offers %1.</source>
        <translation>它提供 %1。</translation>
    </message>
    <message>
        <source>It has no %1.</source>
        <translation>它没有 %1。</translation>
    </message>
    <message>
        <source>It offers %1; it has no %2.</source>
        <translation>它提供 %1；没有 %2。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>OpenSandbox server</source>
        <translation>OpenSandbox 服务器</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Version and features</source>
        <translation>版本和功能</translation>
    </message>
    <message>
        <source>The address needs no name.</source>
        <translation>该地址不需要名称。</translation>
    </message>
    <message>
        <source>The proxy looks the name up.</source>
        <translation>由代理查询名称。</translation>
    </message>
    <message>
        <source>The name %1 does not exist.</source>
        <translation>名称 %1 不存在。</translation>
    </message>
    <message>
        <source>Check the spelling, and whether a VPN has to be on.</source>
        <translation>请检查拼写，以及是否需要开启 VPN。</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 是 %2。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>It answers in %1, but without encryption: who is on the way can read the API key.</source>
        <translation>它在 %1 内应答，但没有加密：传输途中的人可以读取 API 密钥。</translation>
    </message>
    <message>
        <source>Use https where the server offers it.</source>
        <translation>如果服务器提供 https，请使用它。</translation>
    </message>
    <message>
        <source>It answers in %1, with a certificate that is not checked.</source>
        <translation>它在 %1 内应答，证书未经检查。</translation>
    </message>
    <message>
        <source>It answers in %1, encrypted, with a trusted certificate.</source>
        <translation>它在 %1 内应答，已加密，证书受信任。</translation>
    </message>
    <message>
        <source>It answers in %1, on this computer.</source>
        <translation>它在 %1 内应答，位于此计算机。</translation>
    </message>
    <message>
        <source>The server sends its callers elsewhere, to %1.</source>
        <translation>服务器将访问者转到其他地方：%1。</translation>
    </message>
    <message>
        <source>Use that address, if you trust it. The API key was not sent there.</source>
        <translation>如果您信任该地址，请使用它。没有向那里发送 API 密钥。</translation>
    </message>
    <message>
        <source>What answers there is not an OpenSandbox server: it says %1.</source>
        <translation>在那里应答的不是 OpenSandbox 服务器：它报告 %1。</translation>
    </message>
    <message>
        <source>Check host, port and path. The API key was not sent.</source>
        <translation>请检查主机、端口和路径。没有发送 API 密钥。</translation>
    </message>
    <message>
        <source>It describes itself as one.</source>
        <translation>它自称是 OpenSandbox 服务器。</translation>
    </message>
    <message>
        <source>It says that it is well.</source>
        <translation>它报告运行正常。</translation>
    </message>
    <message>
        <source>The server wants an API key.</source>
        <translation>服务器要求 API 密钥。</translation>
    </message>
    <message>
        <source>Type the key that its administrator gave you.</source>
        <translation>请输入服务器管理员给您的密钥。</translation>
    </message>
    <message>
        <source>The server refuses this API key.</source>
        <translation>服务器拒绝此 API 密钥。</translation>
    </message>
    <message>
        <source>Check the key; keys belong to one server, or to one tenant of it.</source>
        <translation>请检查密钥；密钥属于某一个服务器，或其中的某一个租户。</translation>
    </message>
    <message>
        <source>The server does not list its sandboxes: it says %1.</source>
        <translation>服务器没有列出其沙箱：它报告 %1。</translation>
    </message>
    <message>
        <source>It lists sandboxes as one does.</source>
        <translation>它能像 OpenSandbox 服务器那样列出沙箱。</translation>
    </message>
    <message>
        <source>The server asks for none.</source>
        <translation>服务器不要求 API 密钥。</translation>
    </message>
    <message>
        <source>It is accepted.</source>
        <translation>API 密钥已被接受。</translation>
    </message>
    <message>
        <source>It is older than 1.0, from before servers told their version.</source>
        <translation>它早于 1.0 版本，那时服务器还不会报告版本。</translation>
    </message>
    <message>
        <source>OpenSandbox %1.</source>
        <translation>OpenSandbox %1。</translation>
    </message>
    <message>
        <source>%1 It does not tell what it offers.</source>
        <translation>%1它没有说明提供哪些功能。</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>主机名</translation>
    </message>
</context>
<context>
    <name>osc::SettingsDialog</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>在托盘中继续运行</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Below the table</source>
        <translation>在表格下方</translation>
    </message>
    <message>
        <source>At the right of the table</source>
        <translation>在表格右侧</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>在托盘中显示图标</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>关闭窗口时</translation>
    </message>
    <message>
        <source>In the tray the console goes on deleting sandboxes when they expire.</source>
        <translation>在托盘中，控制台会继续在沙箱到期时删除它们。</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the console.</source>
        <translation>此桌面没有托盘，因此关闭窗口会结束控制台。</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Actions at the same time</source>
        <translation>同时进行的操作数</translation>
    </message>
    <message>
        <source>Days after which an ended sandbox is a leftover</source>
        <translation>已结束的沙箱经过多少天算作遗留</translation>
    </message>
    <message>
        <source>Go on at the next start where this one ended</source>
        <translation>下次启动时从上次结束处继续</translation>
    </message>
    <message>
        <source>The desktop shows these only while the window is not active.</source>
        <translation>仅当窗口不活动时，桌面才会显示这些通知。</translation>
    </message>
    <message>
        <source>An action failed</source>
        <translation>操作失败</translation>
    </message>
    <message>
        <source>An action of some seconds is done</source>
        <translation>持续数秒的操作已完成</translation>
    </message>
    <message>
        <source>Show hidden files</source>
        <translation>显示隐藏文件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Those whose names begin with a dot.</source>
        <translation>名称以点开头的文件。</translation>
    </message>
    <message>
        <source>Creations of a batch at the same time</source>
        <translation>批量创建时同时进行的数量</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Transfers at the same time</source>
        <translation>同时进行的传输数量</translation>
    </message>
    <message>
        <source>Compare checksums of copied files</source>
        <translation>比较所复制文件的校验和</translation>
    </message>
    <message>
        <source>A sandbox or a temporary key is about to end</source>
        <translation>沙箱或临时密钥即将到期</translation>
    </message>
    <message>
        <source>A change of the language shows at the next start.</source>
        <translation>语言更改将在下次启动时生效。</translation>
    </message>
</context>
<context>
    <name>osc::ShareLinkDialog</name>
    <message>
        <source>Share link</source>
        <translation>分享链接</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Anybody who has the link can read this object until %1, without a key and without signing in. Nobody can change or list anything with it.</source>
        <translation>在 %1 之前，任何拥有此链接的人都可以读取此对象，无需密钥，也无需登录。任何人都无法用它更改或列出内容。</translation>
    </message>
    <message>
        <source>It ends earlier than chosen, because the temporary key does.</source>
        <translation>它的到期时间早于所选时间，因为临时密钥会先到期。</translation>
    </message>
    <message>
        <source>It can be taken back only by disabling the key.</source>
        <translation>只有禁用该密钥才能将其收回。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>osc::ShortcutsDialog</name>
    <message>
        <source>Sandboxes</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Go to the detail</source>
        <translation>转到详情</translation>
    </message>
    <message>
        <source>Select more</source>
        <translation>选择更多</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Add the row to the selection, or take it out</source>
        <translation>将该行加入选择，或从中移出</translation>
    </message>
    <message>
        <source>Actions of the selection</source>
        <translation>对所选内容的操作</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Next hit of the search</source>
        <translation>下一个搜索结果</translation>
    </message>
    <message>
        <source>Previous hit of the search</source>
        <translation>上一个搜索结果</translation>
    </message>
    <message>
        <source>Follow the log again</source>
        <translation>再次跟随日志</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open the folder or the file</source>
        <translation>打开文件夹或文件</translation>
    </message>
    <message>
        <source>Parent folder</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Address bar</source>
        <translation>地址栏</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New sandbox</source>
        <translation>新建沙箱</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Create the sandbox</source>
        <translation>创建沙箱</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Next control</source>
        <translation>下一个控件</translation>
    </message>
    <message>
        <source>Previous control</source>
        <translation>上一个控件</translation>
    </message>
    <message>
        <source>Press the button, tick the box</source>
        <translation>按下按钮，勾选复选框</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>复制所选内容</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search keys and what they do</source>
        <translation>搜索按键及其作用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <translation>此处：%1</translation>
    </message>
</context>
<context>
    <name>osc::Sidebar</name>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>尚无连接</translation>
    </message>
    <message>
        <source>Connect to an engine</source>
        <translation>连接到引擎</translation>
    </message>
    <message numerus="yes">
        <source>Found %n, see right</source>
        <translation>
            <numerusform>找到 %n 个，见右侧</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到任何项</translation>
    </message>
</context>
<context>
    <name>osc::SnapshotActions</name>
    <message>
        <source>Create snapshot…</source>
        <translation>创建快照…</translation>
    </message>
    <message>
        <source>New sandbox from it…</source>
        <translation>从它新建沙箱…</translation>
    </message>
    <message>
        <source>Show its sandbox</source>
        <translation>显示其沙箱</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Delete snapshot…</source>
        <translation>删除快照…</translation>
    </message>
    <message>
        <source>Select a snapshot first.</source>
        <translation>请先选择一个快照。</translation>
    </message>
    <message>
        <source>Select one snapshot.</source>
        <translation>请选择一个快照。</translation>
    </message>
    <message>
        <source>The sandbox that it was made of is gone.</source>
        <translation>创建它时所用的沙箱已消失。</translation>
    </message>
    <message>
        <source>Delete %1 snapshots…</source>
        <translation>删除 %1 个快照…</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>From the snapshot %1</source>
        <translation>来自快照 %1</translation>
    </message>
</context>
<context>
    <name>osc::SnapshotModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>正在创建</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, gone</source>
        <translation>%1，已消失</translation>
    </message>
    <message>
        <source>As of %1. The connection does not answer.</source>
        <translation>截至 %1。连接没有应答。</translation>
    </message>
    <message>
        <source>%1, %2, made of %3, on %4</source>
        <translation>%1，%2，由 %3 创建，位于 %4</translation>
    </message>
</context>
<context>
    <name>osc::SnapshotStore</name>
    <message>
        <source>The sandbox is gone.</source>
        <translation>沙箱已消失。</translation>
    </message>
    <message>
        <source>%1 does not answer; nothing can be changed until it does.</source>
        <translation>%1 没有应答；在它应答之前无法更改任何内容。</translation>
    </message>
    <message>
        <source>A snapshot is made of a sandbox that runs or is paused.</source>
        <translation>只能为运行中或已暂停的沙箱创建快照。</translation>
    </message>
    <message>
        <source>The snapshot is gone.</source>
        <translation>快照已不存在。</translation>
    </message>
    <message>
        <source>It is being deleted.</source>
        <translation>它正在被删除。</translation>
    </message>
    <message>
        <source>It is still being made.</source>
        <translation>它仍在创建中。</translation>
    </message>
    <message>
        <source>Only a snapshot that is ready can be started from.</source>
        <translation>只有就绪的快照才能作为起点。</translation>
    </message>
    <message>
        <source>Create snapshot</source>
        <translation>创建快照</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) begun.</source>
        <translation>
            <numerusform>已开始创建 %n 个快照。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) could not be made.</source>
        <translation>
            <numerusform>无法创建 %n 个快照。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete snapshot</source>
        <translation>删除快照</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n 个快照</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个快照。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) could not be deleted.</source>
        <translation>
            <numerusform>无法删除 %n 个快照。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SnapshotTable</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
</context>
<context>
    <name>osc::SnapshotsPlace</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Search name, ID, sandbox, state</source>
        <translation>搜索名称、ID、沙箱、状态</translation>
    </message>
    <message>
        <source>Search snapshots</source>
        <translation>搜索快照</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>%1, %2 ready</source>
        <translation>%1，%2 个就绪</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>None of %n snapshot(s) passes the filter.</source>
        <translation>
            <numerusform>%n 个快照中没有符合筛选条件的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>No snapshots yet. A snapshot keeps the files of a sandbox, and new sandboxes can be started from it.</source>
        <translation>还没有快照。快照保存沙箱的文件，可以从它启动新沙箱。</translation>
    </message>
    <message>
        <source>Create snapshot…</source>
        <translation>创建快照…</translation>
    </message>
    <message>
        <source>No connection with snapshots is open.</source>
        <translation>没有已打开的支持快照的连接。</translation>
    </message>
</context>
<context>
    <name>osc::SpecDifferences</name>
    <message>
        <source>%1 was not asked for and is %2.</source>
        <translation>%1 没有请求，但现在是 %2。</translation>
    </message>
    <message>
        <source>%1 was asked for (%2) and is not there.</source>
        <translation>请求了 %1 (%2)，但现在不存在。</translation>
    </message>
    <message>
        <source>%1 was %2 and is now %3.</source>
        <translation>%1 原为 %2，现在是 %3。</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>没有结束时间</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>生存期</translation>
    </message>
    <message>
        <source>%1 CPU</source>
        <translation>%1 CPU</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU 限制</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存限制</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1，只读</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Entrypoint</source>
        <translation>入口命令</translation>
    </message>
    <message>
        <source>Variable %1</source>
        <translation>变量 %1</translation>
    </message>
    <message>
        <source>Metadata %1</source>
        <translation>元数据 %1</translation>
    </message>
    <message>
        <source>Mount at %1</source>
        <translation>%1 处的挂载</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
</context>
<context>
    <name>osc::StartBox</name>
    <message>
        <source>Use template…</source>
        <translation>使用模板…</translation>
    </message>
    <message>
        <source>Manage templates…</source>
        <translation>管理模板…</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Open JSON…</source>
        <translation>打开 JSON…</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>模板(&amp;T)</translation>
    </message>
    <message>
        <source>There are no templates yet.</source>
        <translation>尚无模板。</translation>
    </message>
    <message>
        <source>No templates yet. Fill in the form and save it with “Save as template…”.</source>
        <translation>尚无模板。请填写表单，并用“另存为模板…”保存。</translation>
    </message>
    <message>
        <source>Using it replaces what is in the form now.</source>
        <translation>使用它会替换表单中现有的内容。</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>资源池</translation>
    </message>
    <message>
        <source>Image template</source>
        <translation>镜像模板</translation>
    </message>
</context>
<context>
    <name>osc::StartChoices</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Made of the sandbox %1, %2.</source>
        <translation>由沙箱 %1 制作，%2。</translation>
    </message>
    <message>
        <source>Only a snapshot that is ready can be started from.</source>
        <translation>只有就绪的快照才能用来启动。</translation>
    </message>
    <message>
        <source>Its sandboxes: %1.</source>
        <translation>它的沙箱：%1。</translation>
    </message>
    <message>
        <source>It fixes the image, the limits and the variables.</source>
        <translation>它固定了镜像、限制和变量。</translation>
    </message>
    <message>
        <source>It cannot be started from: %1.</source>
        <translation>无法由它启动：%1。</translation>
    </message>
</context>
<context>
    <name>osc::StartPage</name>
    <message>
        <source>Search places</source>
        <translation>搜索位置</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>osc::StartPicker</name>
    <message>
        <source>&amp;Snapshot</source>
        <translation>快照(&amp;S)</translation>
    </message>
    <message>
        <source>P&amp;ool</source>
        <translation>资源池(&amp;O)</translation>
    </message>
    <message>
        <source>Image &amp;template</source>
        <translation>镜像模板(&amp;T)</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>重新读取列表</translation>
    </message>
    <message>
        <source>Choose a snapshot, or type its ID.</source>
        <translation>请选择快照，或输入其 ID。</translation>
    </message>
    <message>
        <source>Choose a pool, or type its name.</source>
        <translation>请选择资源池，或输入其名称。</translation>
    </message>
    <message>
        <source>Choose an image template, or type its ID.</source>
        <translation>请选择镜像模板，或输入其 ID。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>It is not in the list of this connection.</source>
        <translation>它不在此连接的列表中。</translation>
    </message>
    <message>
        <source>The list of this connection is empty.</source>
        <translation>此连接的列表为空。</translation>
    </message>
</context>
<context>
    <name>osc::StatusStrip</name>
    <message>
        <source>Keychain unlocked</source>
        <translation>钥匙串已解锁</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>Waiting for the keyring</source>
        <translation>正在等待密钥环</translation>
    </message>
    <message>
        <source>No keychain: secrets are kept until you quit</source>
        <translation>没有钥匙串：机密保留到您退出为止</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在进行的操作</translation>
    </message>
</context>
<context>
    <name>osc::StepList</name>
    <message>
        <source>Check the request</source>
        <translation>检查请求</translation>
    </message>
    <message>
        <source>Prepare folders and volumes</source>
        <translation>准备文件夹和卷</translation>
    </message>
    <message>
        <source>Pull the image</source>
        <translation>拉取镜像</translation>
    </message>
    <message>
        <source>Fetch execd</source>
        <translation>获取 execd</translation>
    </message>
    <message>
        <source>Create the container</source>
        <translation>创建容器</translation>
    </message>
    <message>
        <source>Put execd into it</source>
        <translation>将 execd 放入其中</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>启动它</translation>
    </message>
    <message>
        <source>Wait until it is ready</source>
        <translation>等待就绪</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>osc::StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Mount host folders, volumes and OSS buckets into the sandbox. Files in a mount outlive the sandbox unless you say otherwise.</source>
        <translation>将主机文件夹、卷和 OSS 存储桶挂载到沙箱中。除非另有指定，挂载中的文件在沙箱消失后仍会保留。</translation>
    </message>
    <message>
        <source>What do you want to mount?</source>
        <translation>您要挂载什么？</translation>
    </message>
    <message>
        <source>Nothing is mounted yet. What the sandbox writes is lost with it, except in a mount.</source>
        <translation>尚未挂载任何内容。除挂载之外，沙箱写入的内容会随它一起丢失。</translation>
    </message>
    <message>
        <source>Host folder</source>
        <translation>主机文件夹</translation>
    </message>
    <message>
        <source>A folder of the machine that runs the engine</source>
        <translation>运行引擎的机器上的文件夹</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>Docker volume or Kubernetes claim, by name</source>
        <translation>Docker 卷或 Kubernetes 声明，按名称指定</translation>
    </message>
    <message>
        <source>OSS bucket</source>
        <translation>OSS 存储桶</translation>
    </message>
    <message>
        <source>Alibaba Cloud OSS, mounted with ossfs</source>
        <translation>阿里云 OSS，通过 ossfs 挂载</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>允许 %1</translation>
    </message>
    <message>
        <source>Allow this folder on %1?</source>
        <translation>要在 %1 上允许此文件夹吗？</translation>
    </message>
    <message>
        <source>Folder %1 may not be mounted on %2.</source>
        <translation>不允许在 %2 上挂载文件夹 %1。</translation>
    </message>
    <message>
        <source>Sandboxes can read it, and change it unless the mount is read-only. You are asked once for each folder; folders below it are allowed too.</source>
        <translation>沙箱可以读取它；除非以只读方式挂载，也可以更改它。每个文件夹只询问您一次；其下的文件夹也被允许。</translation>
    </message>
    <message>
        <source>Choose a folder that the server allows, or ask for this one to be allowed.</source>
        <translation>请选择服务器允许的文件夹，或申请允许此文件夹。</translation>
    </message>
    <message>
        <source>This prefix is already mounted on %1 with another key, %2.</source>
        <translation>此前缀已在 %1 上用另一个密钥 %2 挂载。</translation>
    </message>
    <message>
        <source>ossfs keeps one mount for each bucket and prefix. This sandbox would get the rights of %1.</source>
        <translation>ossfs 对每个存储桶和前缀只保留一个挂载。此沙箱将获得 %1 的权限。</translation>
    </message>
    <message>
        <source>This prefix is already mounted on %1 by another program.</source>
        <translation>此前缀已在 %1 上由其他程序挂载。</translation>
    </message>
    <message>
        <source>ossfs keeps one mount for each bucket and prefix. This sandbox would get the rights of a key that is not known here.</source>
        <translation>ossfs 对每个存储桶和前缀只保留一个挂载。此沙箱将获得一个此处未知的密钥的权限。</translation>
    </message>
</context>
<context>
    <name>osc::TemplateStore</name>
    <message>
        <source>It was made by a newer version of the console and can only be exported or deleted here.</source>
        <translation>它由更新版本的控制台制作，在此只能导出或删除。</translation>
    </message>
    <message>
        <source>Damaged template</source>
        <translation>已损坏的模板</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>osc::TemplatesDialog</name>
    <message>
        <source>%1 was not read: %2.</source>
        <translation>未读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No templates yet. Fill in New sandbox and press “Save as template…”.</source>
        <translation>尚无模板。请填写“新建沙箱”，并按“另存为模板…”。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>会询问</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改时间</translation>
    </message>
    <message>
        <source>New sandbox…</source>
        <translation>新建沙箱…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制为副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Select one template.</source>
        <translation>请选择一个模板。</translation>
    </message>
    <message>
        <source>Select a template first.</source>
        <translation>请先选择一个模板。</translation>
    </message>
    <message>
        <source>Template %1 was deleted.</source>
        <translation>已删除模板 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n template(s) were deleted.</source>
        <translation>
            <numerusform>已删除 %n 个模板。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON 文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n template(s) were not imported.</source>
        <translation>
            <numerusform>有 %n 个模板未导入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s) were imported.</source>
        <translation>
            <numerusform>已导入 %n 个模板。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a template %1 already.</source>
        <translation>已有模板 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n of the names are there already.</source>
        <translation>
            <numerusform>其中 %n 个名称已存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing it loses the one that is there.</source>
        <translation>替换会丢失已有的模板。</translation>
    </message>
    <message>
        <source>The templates were imported.</source>
        <translation>模板已导入。</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>已导出到 %1。</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>没有写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>osc::TestStep</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Passed with a warning</source>
        <translation>通过，但有警告</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>osc::TestView</name>
    <message>
        <source>Nothing was tested yet. The test says step by step what this key can do; it works before the key is saved.</source>
        <translation>尚未测试。测试会逐步说明此密钥可以做什么；在保存密钥之前即可进行。</translation>
    </message>
    <message>
        <source>Copy RAM policy</source>
        <translation>复制 RAM 策略</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <translation>%1，用时 %2</translation>
    </message>
</context>
<context>
    <name>osc::TextFormat</name>
    <message>
        <source>%1 with byte order mark</source>
        <translation>%1，带字节顺序标记</translation>
    </message>
    <message>
        <source>%1, mixed line ends</source>
        <translation>%1，行尾混用</translation>
    </message>
</context>
<context>
    <name>osc::TextPreviewer</name>
    <message>
        <source>Start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>End</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Go to the start of the file</source>
        <translation>转到文件开头</translation>
    </message>
    <message>
        <source>Go to the end of the file</source>
        <translation>转到文件末尾</translation>
    </message>
    <message>
        <source>Stay at the end while the file grows</source>
        <translation>文件增长时停留在末尾</translation>
    </message>
    <message>
        <source>Encoding of the text</source>
        <translation>文本的编码</translation>
    </message>
    <message>
        <source>first %1 shown</source>
        <translation>仅显示开头 %1</translation>
    </message>
    <message>
        <source>last %1 shown</source>
        <translation>仅显示末尾 %1</translation>
    </message>
    <message>
        <source>%1 from %2 on shown</source>
        <translation>显示从 %2 起的 %1</translation>
    </message>
</context>
<context>
    <name>osc::TimelineModel</name>
    <message>
        <source>This console</source>
        <translation>此控制台</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>别处</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生的事件</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>osc::TransferActions</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>移到顶部</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Clear done</source>
        <translation>清除已完成</translation>
    </message>
</context>
<context>
    <name>osc::TransferDrawer</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Fold up the transfers</source>
        <translation>收起传输</translation>
    </message>
    <message>
        <source>Unfold the transfers</source>
        <translation>展开传输</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>osc::TransferEntries</name>
    <message numerus="yes">
        <source>%n item(s) in %1</source>
        <translation>
            <numerusform>%1 中的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>goes on at the next start</source>
        <translation>下次启动时继续</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%2 个中有 %1 个失败</translation>
    </message>
    <message>
        <source>what was incomplete was removed</source>
        <translation>未完成的部分已移除</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::TransferFlow</name>
    <message>
        <source>%1 was not copied: it is not a file, folder or link.</source>
        <translation>没有复制 %1：它不是文件、文件夹或链接。</translation>
    </message>
    <message>
        <source>%1 was not copied: the target is inside it.</source>
        <translation>没有复制 %1：目标位于其内部。</translation>
    </message>
    <message>
        <source>%1 is not a name for a file.</source>
        <translation>%1 不能作为文件名称。</translation>
    </message>
    <message>
        <source>%1 is a link, which the target does not have.</source>
        <translation>%1 是链接，而目标不支持链接。</translation>
    </message>
    <message>
        <source>%1 was copied, but not removed: %2</source>
        <translation>%1 已复制，但没有移除：%2</translation>
    </message>
</context>
<context>
    <name>osc::TransferModel</name>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>来源与目标</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n file(s))</source>
        <translation>
            <numerusform>%1（%n 个文件）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 Next try in %2.</source>
        <translation>%1将在 %2 后重试。</translation>
    </message>
    <message>
        <source>Waiting, %1 of %2</source>
        <translation>等待中，%1 / %2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Skipped, it was there already</source>
        <translation>已跳过，因为它已存在</translation>
    </message>
    <message numerus="yes">
        <source>Done, %n item(s) left out</source>
        <translation>
            <numerusform>完成，略去了 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n file(s) skipped</source>
        <translation>
            <numerusform>完成，跳过了 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Done, checksum agrees</source>
        <translation>完成，校验和一致</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Comparing checksums</source>
        <translation>正在比较校验和</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在收尾</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%1 / %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>正在移动</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>this computer: %1</source>
        <translation>此计算机：%1</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
</context>
<context>
    <name>osc::TransferQuestionBar</name>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Replace if newer</source>
        <translation>较新时替换</translation>
    </message>
    <message>
        <source>For all of this transfer</source>
        <translation>对此传输全部适用</translation>
    </message>
    <message>
        <source>%1 is there already, in %2.</source>
        <translation>%1 已存在于 %2 中。</translation>
    </message>
    <message>
        <source>There: %1. Comes: %2.</source>
        <translation>已有：%1。传入：%2。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>osc::TransferStore</name>
    <message numerus="yes">
        <source>%1 %n tries failed.</source>
        <translation>
            <numerusform>%1已尝试 %n 次，均失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry goes on from there.</source>
        <translation>“重试”会从中断处继续。</translation>
    </message>
    <message>
        <source>%1 stopped: its connection was closed.</source>
        <translation>%1 已停止：其连接已关闭。</translation>
    </message>
    <message>
        <source>Connect again; Retry goes on from there.</source>
        <translation>请重新连接；“重试”会从中断处继续。</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n 个传输</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n 个待回答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 个已暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n 个完成</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::TransferTable</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
</context>
<context>
    <name>osc::TransfersPlace</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the transfers</source>
        <translation>搜索传输</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>No transfer passes the filter.</source>
        <translation>没有传输符合筛选条件。</translation>
    </message>
    <message>
        <source>Nothing is being copied or moved. Drag files from one place to another.</source>
        <translation>没有正在复制或移动的内容。请将文件从一处拖放到另一处。</translation>
    </message>
</context>
<context>
    <name>osc::Tray</name>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>剩余 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) running</source>
        <translation>
            <numerusform>%n 个沙箱正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>OpenSandbox Console: %1</source>
        <translation>OpenSandbox Console：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window</source>
        <translation>
            <numerusform>窗口中还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open the window</source>
        <translation>打开窗口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;New sandbox…</source>
        <translation>新建沙箱(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Renew %1 by 30 min (%2)</source>
        <translation>将 %1 续期 30 分钟 (%2)</translation>
    </message>
</context>
<context>
    <name>osc::TreeSieve</name>
    <message>
        <source>The stream of %1 cannot be understood.</source>
        <translation>无法理解 %1 的数据流。</translation>
    </message>
    <message>
        <source>The stream of %1 ended early.</source>
        <translation>%1 的数据流提前结束。</translation>
    </message>
    <message>
        <source>%1 is not a file, folder or link.</source>
        <translation>%1 不是文件、文件夹或链接。</translation>
    </message>
    <message>
        <source>%1 was not copied: its entry %2 would land outside the folder.</source>
        <translation>没有复制 %1：其条目 %2 会落到文件夹之外。</translation>
    </message>
</context>
<context>
    <name>osc::TreeStage</name>
    <message>
        <source>%1 is not a file, folder or link.</source>
        <translation>%1 不是文件、文件夹或链接。</translation>
    </message>
    <message>
        <source>A name of the other side was not a name.</source>
        <translation>对方给出的某个名称不是有效名称。</translation>
    </message>
    <message>
        <source>Of %1 not everything arrived: %2 of %3 files.</source>
        <translation>%1 没有全部到达：%3 个文件中只有 %2 个。</translation>
    </message>
</context>
<context>
    <name>osc::UnsavedQuestion</name>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>What you typed into %1 is not saved.</source>
        <translation>您在 %1 中输入的内容尚未保存。</translation>
    </message>
    <message>
        <source>Discarding loses it; the file stays as it is.</source>
        <translation>放弃会丢失这些内容；文件保持原样。</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>osc::UsageChart</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>osc::UsagePanel</name>
    <message>
        <source>%1: not measured</source>
        <translation>%1：未测量</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>This connection cannot measure what a sandbox uses.</source>
        <translation>此连接无法测量沙箱的资源使用情况。</translation>
    </message>
    <message>
        <source>It is measured while it runs.</source>
        <translation>它运行时才会测量。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 % of 1 core</source>
        <translation>1 个核心的 %1 %</translation>
    </message>
    <message>
        <source>%1 % of %2 cores</source>
        <translation>%2 个核心的 %1 %</translation>
    </message>
    <message>
        <source>CPU %1 percent of 1 core, last 5 minutes</source>
        <translation>CPU：1 个核心的百分之 %1，最近 5 分钟</translation>
    </message>
    <message>
        <source>CPU %1 percent of %2 cores, last 5 minutes</source>
        <translation>CPU：%2 个核心的百分之 %1，最近 5 分钟</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Memory %1 of %2, last 5 minutes</source>
        <translation>内存：%2 中的 %1，最近 5 分钟</translation>
    </message>
    <message>
        <source>Memory %1, last 5 minutes</source>
        <translation>内存：%1，最近 5 分钟</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>in %1, out %2 (dashed)</source>
        <translation>流入 %1，流出 %2（虚线）</translation>
    </message>
    <message>
        <source>Network in %1, out %2, last 5 minutes</source>
        <translation>网络流入 %1，流出 %2，最近 5 分钟</translation>
    </message>
</context>
<context>
    <name>osc::VaultBindingDialog</name>
    <message>
        <source>Add binding</source>
        <translation>添加绑定</translation>
    </message>
    <message>
        <source>Change the binding %1</source>
        <translation>更改绑定 %1</translation>
    </message>
    <message>
        <source>Change binding</source>
        <translation>更改绑定</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>How it is put in</source>
        <translation>注入方式</translation>
    </message>
    <message>
        <source>Name of the header</source>
        <translation>请求头的名称</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Requests over https to these hosts get the credential. A rule of the policy must allow each host by name.</source>
        <translation>通过 https 发往这些主机的请求会带上凭据。策略中必须有规则按名称允许每个主机。</translation>
    </message>
    <message>
        <source>The binding needs a name.</source>
        <translation>绑定需要一个名称。</translation>
    </message>
    <message>
        <source>There is a binding %1 already.</source>
        <translation>已有绑定 %1。</translation>
    </message>
    <message>
        <source>The binding needs a host.</source>
        <translation>绑定需要一个主机。</translation>
    </message>
    <message>
        <source>“%1” is no host for a vault: it takes names such as api.example.com or *.example.com.</source>
        <translation>“%1”不能用作凭据库的主机：请使用 api.example.com 或 *.example.com 这样的名称。</translation>
    </message>
    <message>
        <source>The header needs a name.</source>
        <translation>请求头需要一个名称。</translation>
    </message>
    <message>
        <source>A path begins with a slash.</source>
        <translation>路径以斜杠开头。</translation>
    </message>
</context>
<context>
    <name>osc::VaultCredentialDialog</name>
    <message>
        <source>Add credential</source>
        <translation>添加凭据</translation>
    </message>
    <message>
        <source>New value of %1</source>
        <translation>%1 的新值</translation>
    </message>
    <message>
        <source>Replace value</source>
        <translation>替换值</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>The value goes to the sandbox's proxy and is kept nowhere else. Programs in the sandbox never see it.</source>
        <translation>该值会发送到沙箱的代理，不会保存在其他任何地方。沙箱中的程序永远看不到它。</translation>
    </message>
    <message>
        <source>The credential needs a name.</source>
        <translation>凭据需要一个名称。</translation>
    </message>
    <message>
        <source>There is a credential %1 already.</source>
        <translation>已有凭据 %1。</translation>
    </message>
    <message>
        <source>The credential needs a value.</source>
        <translation>凭据需要一个值。</translation>
    </message>
</context>
<context>
    <name>osc::VaultPanel</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Delete vault…</source>
        <translation>删除凭据库…</translation>
    </message>
    <message>
        <source>Credential Vault</source>
        <translation>凭据库</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Last set at revision</source>
        <translation>上次设置时的修订版本</translation>
    </message>
    <message>
        <source>Add credential…</source>
        <translation>添加凭据…</translation>
    </message>
    <message>
        <source>New value…</source>
        <translation>新值…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Add binding…</source>
        <translation>添加绑定…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Remove binding</source>
        <translation>移除绑定</translation>
    </message>
    <message>
        <source>Revision %1. The vault is gone when the sandbox starts again; values are never shown.</source>
        <translation>修订版本 %1。沙箱再次启动后，凭据库将不存在；其中的值永远不会显示。</translation>
    </message>
    <message>
        <source>%1 The first credential makes one; the sandbox must have been created with a network policy and the credential proxy.</source>
        <translation>%1添加第一个凭据时会创建凭据库；沙箱必须在创建时启用网络策略和凭据代理。</translation>
    </message>
    <message>
        <source>Asking for the vault…</source>
        <translation>正在查询凭据库…</translation>
    </message>
    <message>
        <source>A change is under way.</source>
        <translation>有更改正在进行。</translation>
    </message>
    <message>
        <source>Select a credential first.</source>
        <translation>请先选择一个凭据。</translation>
    </message>
    <message>
        <source>Select a binding first.</source>
        <translation>请先选择一个绑定。</translation>
    </message>
    <message>
        <source>Add a credential first.</source>
        <translation>请先添加一个凭据。</translation>
    </message>
    <message>
        <source>Delete the vault</source>
        <translation>删除凭据库</translation>
    </message>
    <message>
        <source>Delete the Credential Vault of this sandbox?</source>
        <translation>要删除此沙箱的凭据库吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) that nobody can read back</source>
        <translation>
            <numerusform>%n 个凭据，任何人都无法再读回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n binding(s); requests go out without credentials</source>
        <translation>
            <numerusform>%n 个绑定；请求发出时将不带凭据</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete vault</source>
        <translation>删除凭据库</translation>
    </message>
</context>
<context>
    <name>osc::VaultStore</name>
    <message>
        <source>Somebody else changed the vault meanwhile. It was read again.</source>
        <translation>凭据库在此期间已被他人更改。已重新读取。</translation>
    </message>
    <message>
        <source>Look at it and save once more: your change is made to what is there now.</source>
        <translation>请查看后再保存一次：您的更改将应用到现在的内容上。</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Basic authentication</source>
        <translation>基本身份验证</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation>请求头 %1</translation>
    </message>
    <message>
        <source>Several headers</source>
        <translation>多个请求头</translation>
    </message>
    <message>
        <source>Let through unchanged</source>
        <translation>原样放行</translation>
    </message>
    <message>
        <source>%1, paths %2</source>
        <translation>%1，路径 %2</translation>
    </message>
    <message>
        <source>%1, methods %2</source>
        <translation>%1，方法 %2</translation>
    </message>
</context>
<context>
    <name>osc::VersionsDialog</name>
    <message>
        <source>Asking for the versions…</source>
        <translation>正在查询版本…</translation>
    </message>
    <message>
        <source>Versions of %1</source>
        <translation>%1 的版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>deleted here</source>
        <translation>此时已删除</translation>
    </message>
    <message>
        <source>the current one</source>
        <translation>当前版本</translation>
    </message>
    <message>
        <source>an earlier one</source>
        <translation>较早的版本</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s), the newest first.</source>
        <translation>
            <numerusform>%n 个版本，最新的在前。</numerusform>
        </translation>
    </message>
    <message>
        <source>The bucket keeps no earlier versions of this object.</source>
        <translation>存储桶没有保留此对象的较早版本。</translation>
    </message>
    <message>
        <source>Make current</source>
        <translation>设为当前版本</translation>
    </message>
    <message>
        <source>Copy beside it</source>
        <translation>复制到旁边</translation>
    </message>
    <message>
        <source>Delete version</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>Something is being changed.</source>
        <translation>正在更改。</translation>
    </message>
    <message>
        <source>Choose a version first.</source>
        <translation>请先选择一个版本。</translation>
    </message>
    <message>
        <source>Nothing is left of it here.</source>
        <translation>这里已没有它的任何内容。</translation>
    </message>
    <message>
        <source>It is the current one already.</source>
        <translation>它已经是当前版本。</translation>
    </message>
    <message>
        <source>Delete it for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Making it the current one…</source>
        <translation>正在设为当前版本…</translation>
    </message>
    <message>
        <source>The version was not made the current one.</source>
        <translation>未能将该版本设为当前版本。</translation>
    </message>
    <message>
        <source>Copying it…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>The version was not copied.</source>
        <translation>未能复制该版本。</translation>
    </message>
    <message>
        <source>Without this marker the object is there again, as its newest version.</source>
        <translation>去掉此标记后，该对象会以其最新版本重新出现。</translation>
    </message>
    <message>
        <source>This version is lost for good. The one before it becomes the current one.</source>
        <translation>此版本将永久丢失。它的前一个版本成为当前版本。</translation>
    </message>
    <message>
        <source>This version is lost for good.</source>
        <translation>此版本将永久丢失。</translation>
    </message>
    <message>
        <source>Deleting it…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>The version was not deleted.</source>
        <translation>未能删除该版本。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeActions</name>
    <message>
        <source>New volume…</source>
        <translation>新建卷…</translation>
    </message>
    <message>
        <source>Mount in new sandbox…</source>
        <translation>挂载到新沙箱…</translation>
    </message>
    <message>
        <source>Open in Files</source>
        <translation>在“文件”中打开</translation>
    </message>
    <message>
        <source>Go to sandbox</source>
        <translation>转到沙箱</translation>
    </message>
    <message>
        <source>Clone…</source>
        <translation>克隆…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>清空…</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Keep in this list</source>
        <translation>保留在此列表中</translation>
    </message>
    <message>
        <source>Add host folder…</source>
        <translation>添加主机文件夹…</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>清理未使用的卷…</translation>
    </message>
    <message>
        <source>Delete with its sandboxes…</source>
        <translation>连同其沙箱一起删除…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Select a volume first.</source>
        <translation>请先选择一个卷。</translation>
    </message>
    <message>
        <source>The files of a bucket are seen through a sandbox that mounts it.</source>
        <translation>存储桶中的文件需通过挂载它的沙箱查看。</translation>
    </message>
    <message>
        <source>No sandbox uses it.</source>
        <translation>没有沙箱使用它。</translation>
    </message>
    <message>
        <source>Container %1 uses it and is no sandbox: only who made it may end it.</source>
        <translation>容器 %1 正在使用它，且不是沙箱：只有创建者可以结束它。</translation>
    </message>
    <message>
        <source>The connection does not answer.</source>
        <translation>连接没有应答。</translation>
    </message>
    <message>
        <source>Only host folders come and go with their sandboxes.</source>
        <translation>只有主机文件夹会随其沙箱出现和消失。</translation>
    </message>
    <message>
        <source>Archives cannot be written here.</source>
        <translation>此处无法写入归档。</translation>
    </message>
    <message>
        <source>No connection can make volumes now.</source>
        <translation>目前没有连接可以创建卷。</translation>
    </message>
    <message>
        <source>Archives cannot be read here.</source>
        <translation>此处无法读取归档。</translation>
    </message>
    <message>
        <source>Delete %1…</source>
        <translation>删除 %1…</translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Delete with their sandboxes…</source>
        <translation>连同它们的沙箱一起删除…</translation>
    </message>
    <message>
        <source>%1 (stopped)</source>
        <translation>%1（已停止）</translation>
    </message>
    <message>
        <source>Add host folder</source>
        <translation>添加主机文件夹</translation>
    </message>
</context>
<context>
    <name>osc::VolumeDetail</name>
    <message>
        <source>Choose a volume to see what is in it.</source>
        <translation>选择一个卷以查看其中的内容。</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Sides of the volume</source>
        <translation>卷的各个方面</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Only the engine's own volumes have a description there.</source>
        <translation>只有引擎自己的卷在那里才有描述。</translation>
    </message>
    <message>
        <source>Asking for the description of the volume…</source>
        <translation>正在查询卷的描述…</translation>
    </message>
</context>
<context>
    <name>osc::VolumeFilterBar</name>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Search name, sandbox, class</source>
        <translation>搜索名称、沙箱、存储类</translation>
    </message>
    <message>
        <source>Search volumes</source>
        <translation>搜索卷</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Volumes and claims</source>
        <translation>卷和声明</translation>
    </message>
    <message>
        <source>Host folders</source>
        <translation>主机文件夹</translation>
    </message>
    <message>
        <source>OSS</source>
        <translation>OSS</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建者</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>An OpenSandbox server</source>
        <translation>某个 OpenSandbox 服务器</translation>
    </message>
    <message>
        <source>A console</source>
        <translation>某个控制台</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Made by %1</source>
        <translation>创建者：%1</translation>
    </message>
    <message>
        <source>Made by: anybody</source>
        <translation>创建者：任何人</translation>
    </message>
</context>
<context>
    <name>osc::VolumeLossDialog</name>
    <message>
        <source>Delete those in use with their sandboxes</source>
        <translation>将使用中的卷连同其沙箱一起删除</translation>
    </message>
    <message>
        <source>Empty volumes</source>
        <translation>清空多个卷</translation>
    </message>
    <message>
        <source>Prune volumes</source>
        <translation>清理未使用的卷</translation>
    </message>
    <message>
        <source>Delete volumes</source>
        <translation>删除多个卷</translation>
    </message>
    <message>
        <source>Every volume is in use.</source>
        <translation>每个卷都在使用中。</translation>
    </message>
    <message>
        <source>Empty %1?</source>
        <translation>要清空 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>Empty %n volume(s)?</source>
        <translation>
            <numerusform>要清空 %n 个卷吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Which of %n unused volume(s) are to be deleted?</source>
        <translation>
            <numerusform>要删除 %n 个未使用的卷中的哪些？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1 with its sandboxes?</source>
        <translation>要删除 %1 及其沙箱吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n volume(s) with their sandboxes?</source>
        <translation>
            <numerusform>要删除 %n 个卷及其沙箱吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>要删除 %1 吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n volume(s)?</source>
        <translation>
            <numerusform>要删除 %n 个卷吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>What is marked Lost cannot be brought back.</source>
        <translation>标记为“丢失”的内容无法恢复。</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Empty volume</source>
        <translation>清空卷</translation>
    </message>
    <message numerus="yes">
        <source>Empty %n volume(s)</source>
        <translation>
            <numerusform>清空 %n 个卷</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete volume</source>
        <translation>删除卷</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n volume(s)</source>
        <translation>
            <numerusform>删除 %n 个卷</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>复制此列表</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>made by %1</source>
        <translation>由 %1 创建</translation>
    </message>
    <message numerus="yes">
        <source>not used for %n day(s)</source>
        <translation>
            <numerusform>已 %n 天未使用</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to sandbox</source>
        <translation>转到沙箱</translation>
    </message>
    <message>
        <source>Counting what is in it…</source>
        <translation>正在统计其中的内容…</translation>
    </message>
    <message>
        <source>All files in it: amount unknown</source>
        <translation>其中的所有文件：数量未知</translation>
    </message>
    <message>
        <source>It is empty: no file is lost</source>
        <translation>它是空的：不会丢失文件</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), counted %2</source>
        <translation>
            <numerusform>%n 个文件中的 %1，统计于 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The volume itself, its labels and options</source>
        <translation>卷本身及其标签和选项</translation>
    </message>
    <message>
        <source>Sandbox %1 with all that is in no mount</source>
        <translation>沙箱 %1 及其不在挂载中的所有内容</translation>
    </message>
    <message>
        <source>It is not emptied: used by %1</source>
        <translation>不会清空：正由 %1 使用</translation>
    </message>
    <message>
        <source>It is not deleted: used by %1</source>
        <translation>不会删除：正由 %1 使用</translation>
    </message>
    <message numerus="yes">
        <source>Lost in all: %1 in %n file(s).</source>
        <translation>
            <numerusform>总共丢失：%n 个文件中的 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How much is in %n volume(s) is not known.</source>
        <translation>
            <numerusform>%n 个卷中有多少内容未知。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) are in use and stay.</source>
        <translation>
            <numerusform>%n 个卷正在使用中，会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>没有选择任何内容。</translation>
    </message>
    <message>
        <source>Choose a volume first.</source>
        <translation>请先选择一个卷。</translation>
    </message>
    <message>
        <source>All of them are in use.</source>
        <translation>它们全部正在使用中。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeMeter</name>
    <message>
        <source>The connection does not answer.</source>
        <translation>连接没有应答。</translation>
    </message>
    <message>
        <source>Counting what is in a bucket would cost a request for each thousand objects.</source>
        <translation>统计存储桶中的内容，每一千个对象就需要一次请求。</translation>
    </message>
    <message>
        <source>The folder is on the engine's computer, where the console cannot look.</source>
        <translation>该文件夹在引擎所在的计算机上，控制台无法查看。</translation>
    </message>
    <message>
        <source>Folders of this computer cannot be counted.</source>
        <translation>无法统计此计算机的文件夹。</translation>
    </message>
    <message>
        <source>This connection cannot count what is in its volumes.</source>
        <translation>此连接无法统计其卷中的内容。</translation>
    </message>
    <message>
        <source>Volume %1 could not be counted.</source>
        <translation>无法统计卷 %1。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>Driver or class</source>
        <translation>驱动或存储类</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>存在时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建者</translation>
    </message>
    <message>
        <source>Mountpoint</source>
        <translation>挂载点</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>RO</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>Host folder</source>
        <translation>主机文件夹</translation>
    </message>
    <message>
        <source>OSS bucket</source>
        <translation>OSS 存储桶</translation>
    </message>
    <message>
        <source>Docker volume</source>
        <translation>Docker 卷</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>OpenSandbox server</source>
        <translation>OpenSandbox 服务器</translation>
    </message>
    <message>
        <source>a console</source>
        <translation>某个控制台</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未统计</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 mo</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more</source>
        <translation>
            <numerusform>%1，另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>正在创建…</translation>
    </message>
    <message>
        <source>Being cloned…</source>
        <translation>正在克隆…</translation>
    </message>
    <message>
        <source>Being emptied…</source>
        <translation>正在清空…</translation>
    </message>
    <message>
        <source>Being exported…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Being filled…</source>
        <translation>正在填充…</translation>
    </message>
    <message>
        <source>Being deleted…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>was not used</source>
        <translation>曾未使用</translation>
    </message>
    <message>
        <source>was in use</source>
        <translation>曾在使用中</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>In use, stopped</source>
        <translation>使用中，已停止</translation>
    </message>
    <message>
        <source>Not used, pinned</source>
        <translation>未使用，已固定</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing since %1</source>
        <translation>自 %1 起无使用者</translation>
    </message>
    <message numerus="yes">
        <source>nothing for %n day(s)</source>
        <translation>
            <numerusform>已 %n 天无使用者</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%1，位于 %2，%3</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>可读写</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), counted %2</source>
        <translation>
            <numerusform>%n 个文件中的 %1，统计于 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>由 %1 使用</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>位于 %1</translation>
    </message>
</context>
<context>
    <name>osc::VolumeName</name>
    <message>
        <source>A volume needs a name.</source>
        <translation>卷需要一个名称。</translation>
    </message>
    <message>
        <source>There is a volume %1 already.</source>
        <translation>已有名为 %1 的卷。</translation>
    </message>
    <message>
        <source>The name has one character; an engine takes two or more.</source>
        <translation>名称只有一个字符；引擎要求两个或更多。</translation>
    </message>
    <message>
        <source>The name has %1 characters; %2 are allowed.</source>
        <translation>名称有 %1 个字符；允许 %2 个。</translation>
    </message>
    <message>
        <source>Sandboxes mount only volumes whose names have lower-case letters, digits and hyphens, and begin and end with a letter or digit.</source>
        <translation>沙箱只能挂载名称由小写字母、数字和短横线组成，且以字母或数字开头和结尾的卷。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeOverview</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Driver or class</source>
        <translation>驱动或存储类</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建者</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>On its computer</source>
        <translation>在其计算机上</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Options of the driver</source>
        <translation>驱动的选项</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), counted %2</source>
        <translation>
            <numerusform>%n 个文件中的 %1，统计于 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n folder(s) could not be read</source>
        <translation>
            <numerusform>%1；无法读取 %n 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; being counted again…</source>
        <translation>%1；正在重新统计…</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, scope %2</source>
        <translation>%1，范围 %2</translation>
    </message>
    <message>
        <source>not known; mounted since %1</source>
        <translation>未知；自 %1 起已挂载</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>osc::VolumePreparation</name>
    <message>
        <source>The folder %1 leads to %2, which this connection may not mount.</source>
        <translation>文件夹 %1 指向 %2，而此连接不允许挂载它。</translation>
    </message>
    <message>
        <source>Choose another folder, or allow this one in the settings of the connection.</source>
        <translation>请选择其他文件夹，或在连接的设置中允许此文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 of the volume “%2” could not be created.</source>
        <translation>无法创建卷“%2”的文件夹 %1。</translation>
    </message>
    <message>
        <source>Create the folder yourself, or choose another one.</source>
        <translation>请自行创建该文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The volume “%1” is an OSS bucket, which this connection cannot mount.</source>
        <translation>卷“%1”是 OSS 存储桶，此连接无法挂载它。</translation>
    </message>
    <message>
        <source>Use a host folder or a Docker volume.</source>
        <translation>请使用主机文件夹或 Docker 卷。</translation>
    </message>
    <message>
        <source>The folder %1 was created.</source>
        <translation>已创建文件夹 %1。</translation>
    </message>
    <message>
        <source>The Docker volume “%1” could not be looked up.</source>
        <translation>无法查询 Docker 卷“%1”。</translation>
    </message>
    <message>
        <source>The Docker volume “%1” does not exist.</source>
        <translation>Docker 卷“%1”不存在。</translation>
    </message>
    <message>
        <source>Create it, or let it be created with the sandbox.</source>
        <translation>请创建它，或让它随沙箱一起创建。</translation>
    </message>
    <message>
        <source>The Docker volume “%1” could not be created.</source>
        <translation>无法创建 Docker 卷“%1”。</translation>
    </message>
    <message>
        <source>The Docker volume “%1” has the driver “%2”, of which no part can be mounted.</source>
        <translation>Docker 卷“%1”的驱动是“%2”，其中的子文件夹无法单独挂载。</translation>
    </message>
    <message>
        <source>Leave the sub path empty, or use a volume with the driver “local”.</source>
        <translation>请将子路径留空，或使用驱动为“local”的卷。</translation>
    </message>
    <message>
        <source>The sub path “%1” leads out of the Docker volume “%2”.</source>
        <translation>子路径“%1”超出了 Docker 卷“%2”的范围。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1，以及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeService</name>
    <message>
        <source>This connection cannot do that with volumes.</source>
        <translation>此连接无法对卷执行该操作。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeStore</name>
    <message>
        <source>The connection does not answer.</source>
        <translation>连接没有应答。</translation>
    </message>
    <message>
        <source>%1 cannot make volumes.</source>
        <translation>%1 无法创建卷。</translation>
    </message>
    <message>
        <source>The volume is gone.</source>
        <translation>卷已不存在。</translation>
    </message>
    <message>
        <source>A host folder is managed by its computer, not by the engine.</source>
        <translation>主机文件夹由其所在的计算机管理，而不是由引擎管理。</translation>
    </message>
    <message>
        <source>A bucket is managed by Alibaba Cloud, not by the engine.</source>
        <translation>存储桶由阿里云管理，而不是由引擎管理。</translation>
    </message>
    <message>
        <source>%1 is at work: %2</source>
        <translation>%1 正在执行操作：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n running sandbox(es) use this volume.</source>
        <translation>
            <numerusform>%n 个正在运行的沙箱使用此卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped sandbox(es) use this volume.</source>
        <translation>
            <numerusform>%n 个已停止的沙箱使用此卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty is off: %1</source>
        <translation>无法清空：%1</translation>
    </message>
    <message>
        <source>Import is off: %1</source>
        <translation>无法导入：%1</translation>
    </message>
    <message>
        <source>Delete is off: %1</source>
        <translation>无法删除：%1</translation>
    </message>
</context>
<context>
    <name>osc::VolumeTable</name>
    <message>
        <source>Volumes</source>
        <translation>卷</translation>
    </message>
</context>
<context>
    <name>osc::VolumeUseModel</name>
    <message>
        <source>Mounted now</source>
        <translation>当前已挂载</translation>
    </message>
    <message>
        <source>Mounted, stopped</source>
        <translation>已挂载，已停止</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Removed elsewhere</source>
        <translation>已在别处移除</translation>
    </message>
    <message>
        <source>Not created</source>
        <translation>未创建</translation>
    </message>
    <message>
        <source>No longer mounted</source>
        <translation>不再挂载</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>RO</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>still</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mounted at</source>
        <translation>挂载位置</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>Sub-path</source>
        <translation>子路径</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束时间</translation>
    </message>
</context>
<context>
    <name>osc::VolumeUses</name>
    <message>
        <source>Used by</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Nothing uses it, and no sandbox that was made here ever did.</source>
        <translation>没有任何沙箱使用它，在此创建的沙箱也从未使用过它。</translation>
    </message>
</context>
<context>
    <name>osc::VolumeWork</name>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n 个卷</numerusform>
        </translation>
    </message>
    <message>
        <source>Make volume</source>
        <translation>创建卷</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were made.</source>
        <translation>
            <numerusform>已创建 %n 个卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be made.</source>
        <translation>
            <numerusform>无法创建 %n 个卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clone volume</source>
        <translation>克隆卷</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were cloned.</source>
        <translation>
            <numerusform>已克隆 %n 个卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be cloned.</source>
        <translation>
            <numerusform>无法克隆 %n 个卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty volume</source>
        <translation>清空卷</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were emptied.</source>
        <translation>
            <numerusform>已清空 %n 个卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be emptied.</source>
        <translation>
            <numerusform>无法清空 %n 个卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export volume</source>
        <translation>导出卷</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were exported.</source>
        <translation>
            <numerusform>已导出 %n 个卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be exported.</source>
        <translation>
            <numerusform>无法导出 %n 个卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import volume</source>
        <translation>导入卷</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were filled.</source>
        <translation>
            <numerusform>已填充 %n 个卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be filled.</source>
        <translation>
            <numerusform>无法填充 %n 个卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete volume</source>
        <translation>删除卷</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were deleted.</source>
        <translation>
            <numerusform>已删除 %n 个卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be deleted.</source>
        <translation>
            <numerusform>无法删除 %n 个卷。</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection of the volume is not there any more.</source>
        <translation>卷的连接已不存在。</translation>
    </message>
    <message>
        <source>Open the connection, and try again.</source>
        <translation>请打开连接，然后重试。</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 作为 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 into %2</source>
        <translation>%1 放入 %2</translation>
    </message>
</context>
<context>
    <name>osc::VolumesPanel</name>
    <message>
        <source>Volumes</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show in Activity</source>
        <translation>在活动中显示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n connection(s)</source>
        <translation>
            <numerusform>%1 个，位于 %n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>%1, %2 known</source>
        <translation>%1，已知 %2</translation>
    </message>
    <message numerus="yes">
        <source>None of %n volume(s) passes the filter.</source>
        <translation>
            <numerusform>%n 个卷中没有符合筛选条件的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n volume(s).</source>
        <translation>
            <numerusform>%n 个卷中没有与“%1”匹配的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>No volumes yet.</source>
        <translation>尚无卷。</translation>
    </message>
    <message>
        <source>New volume…</source>
        <translation>新建卷…</translation>
    </message>
    <message>
        <source>Nothing is known yet: no connection answers.</source>
        <translation>尚无已知信息：没有连接应答。</translation>
    </message>
    <message>
        <source>No volumes yet. %1</source>
        <translation>还没有卷。%1</translation>
    </message>
</context>
<context>
    <name>osc::WhyPanel</name>
    <message>
        <source>It failed.</source>
        <translation>它失败了。</translation>
    </message>
    <message>
        <source>It failed: %1.</source>
        <translation>它失败了：%1。</translation>
    </message>
    <message>
        <source>It has ended.</source>
        <translation>它已结束。</translation>
    </message>
    <message>
        <source>It has ended: %1.</source>
        <translation>它已结束：%1。</translation>
    </message>
    <message>
        <source>It is paused: its processes stand still and keep their memory.</source>
        <translation>它已暂停：其进程停止不动，并保留内存。</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>它正在启动。</translation>
    </message>
    <message>
        <source>It is starting: %1.</source>
        <translation>它正在启动：%1。</translation>
    </message>
    <message>
        <source>Its state is not known.</source>
        <translation>其状态未知。</translation>
    </message>
    <message>
        <source>Its state is not known: %1.</source>
        <translation>其状态未知：%1。</translation>
    </message>
    <message>
        <source>Evidence: its last words</source>
        <translation>依据：它最后的输出</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Last lines of the log</source>
        <translation>日志的最后几行</translation>
    </message>
    <message>
        <source>It wrote nothing to its log.</source>
        <translation>它没有向日志写入任何内容。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Its processes go on where they stopped.</source>
        <translation>其进程会从停止处继续。</translation>
    </message>
    <message>
        <source>Show the whole log</source>
        <translation>显示完整日志</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>您可以做什么</translation>
    </message>
    <message>
        <source>What its programs wrote until they ended.</source>
        <translation>其程序结束前写入的内容。</translation>
    </message>
    <message>
        <source>Exit code, times and settings as the runtime has them.</source>
        <translation>运行时记录的退出码、时间和设置。</translation>
    </message>
    <message>
        <source>You are asked first, and told what is lost.</source>
        <translation>会先询问您，并告知会丢失什么。</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>自 %1 起。</translation>
    </message>
    <message>
        <source>It does not start again by itself; its files stay until it is deleted.</source>
        <translation>它不会自行再次启动；其文件会保留到它被删除为止。</translation>
    </message>
    <message>
        <source>It expires %1 either way.</source>
        <translation>无论如何，它会在 %1 到期。</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>Asking for the last lines of the log…</source>
        <translation>正在请求日志的最后几行…</translation>
    </message>
</context>
<context>
    <name>osc::Wording</name>
    <message>
        <source>No answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限被拒绝</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>没有及时应答</translation>
    </message>
    <message>
        <source>Too old</source>
        <translation>版本过旧</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>无法理解</translation>
    </message>
    <message>
        <source>%1, retry in %2</source>
        <translation>%1，%2 后重试</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Host folder</source>
        <translation>主机文件夹</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>OSS bucket</source>
        <translation>OSS 存储桶</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
</context>
</TS>

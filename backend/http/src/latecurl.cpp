// SPDX-License-Identifier: Apache-2.0
#include <curl/curl.h>
#include <dlfcn.h>

#include <QtGlobal>

#include <cstdarg>

// libcurl brings thirty libraries along. Loading them at the start of the program would take a sixth of the
// time until its window is on the screen, so libcurl is opened with the first request, or by
// CurlHttpClient::prepare() beside everything else. The functions of this file stand where the linker looks
// for those of libcurl, and hand on what they are given.

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

namespace {

class CurlLibrary
{
public:
    CurlLibrary()
        : m_handle(dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL))
    {
        if (!m_handle)
            qFatal("libcurl cannot be loaded: %s", dlerror());
    }

    template<typename Function>
    [[nodiscard]] Function *find(const char *name) const
    {
        void *found = dlsym(m_handle, name);
        if (!found)
            qFatal("This libcurl has no %s.", name);
        return reinterpret_cast<Function *>(found);
    }

private:
    void *m_handle;
};

const CurlLibrary &curlLibrary()
{
    static const CurlLibrary library;
    return library;
}

template<typename Function>
Function *real(const char *name)
{
    return curlLibrary().find<Function>(name);
}

/// The numbers of libcurl's options tell the types of their values.
enum class OptionType { Long, Pointer, Offset };

OptionType typeOf(int option)
{
    if (option < CURLOPTTYPE_OBJECTPOINT)
        return OptionType::Long;
    return option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB ? OptionType::Offset
                                                                    : OptionType::Pointer;
}

template<typename Set, typename Handle, typename Option>
auto hand(Set *set, Handle *handle, Option option, va_list &values)
{
    switch (typeOf(static_cast<int>(option))) {
    case OptionType::Long:
        return set(handle, option, va_arg(values, long));
    case OptionType::Offset:
        return set(handle, option, va_arg(values, curl_off_t));
    case OptionType::Pointer:
        break;
    }
    return set(handle, option, va_arg(values, void *));
}

} // namespace

CURLcode curl_global_init(long flags)
{
    static const auto call = real<decltype(curl_global_init)>("curl_global_init");
    return call(flags);
}

CURL *curl_easy_init()
{
    static const auto call = real<decltype(curl_easy_init)>("curl_easy_init");
    return call();
}

void curl_easy_cleanup(CURL *handle)
{
    static const auto call = real<decltype(curl_easy_cleanup)>("curl_easy_cleanup");
    call(handle);
}

CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...)
{
    static const auto call = real<decltype(curl_easy_setopt)>("curl_easy_setopt");
    va_list values;
    va_start(values, option);
    const CURLcode result = hand(call, handle, option, values);
    va_end(values);
    return result;
}

CURLcode curl_easy_getinfo(CURL *handle, CURLINFO info, ...)
{
    static const auto call = real<decltype(curl_easy_getinfo)>("curl_easy_getinfo");
    va_list values;
    va_start(values, info);
    const CURLcode result = call(handle, info, va_arg(values, void *)); // always the place of the answer
    va_end(values);
    return result;
}

CURLcode curl_easy_pause(CURL *handle, int bitmask)
{
    static const auto call = real<decltype(curl_easy_pause)>("curl_easy_pause");
    return call(handle, bitmask);
}

const char *curl_easy_strerror(CURLcode code)
{
    static const auto call = real<decltype(curl_easy_strerror)>("curl_easy_strerror");
    return call(code);
}

CURLM *curl_multi_init()
{
    static const auto call = real<decltype(curl_multi_init)>("curl_multi_init");
    return call();
}

CURLMcode curl_multi_cleanup(CURLM *multi)
{
    static const auto call = real<decltype(curl_multi_cleanup)>("curl_multi_cleanup");
    return call(multi);
}

CURLMcode curl_multi_add_handle(CURLM *multi, CURL *handle)
{
    static const auto call = real<decltype(curl_multi_add_handle)>("curl_multi_add_handle");
    return call(multi, handle);
}

CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *handle)
{
    static const auto call = real<decltype(curl_multi_remove_handle)>("curl_multi_remove_handle");
    return call(multi, handle);
}

CURLMcode curl_multi_setopt(CURLM *multi, CURLMoption option, ...)
{
    static const auto call = real<decltype(curl_multi_setopt)>("curl_multi_setopt");
    va_list values;
    va_start(values, option);
    const CURLMcode result = hand(call, multi, option, values);
    va_end(values);
    return result;
}

CURLMsg *curl_multi_info_read(CURLM *multi, int *left)
{
    static const auto call = real<decltype(curl_multi_info_read)>("curl_multi_info_read");
    return call(multi, left);
}

CURLMcode curl_multi_socket_action(CURLM *multi, curl_socket_t socket, int events, int *running)
{
    static const auto call = real<decltype(curl_multi_socket_action)>("curl_multi_socket_action");
    return call(multi, socket, events, running);
}

curl_slist *curl_slist_append(curl_slist *list, const char *text)
{
    static const auto call = real<decltype(curl_slist_append)>("curl_slist_append");
    return call(list, text);
}

void curl_slist_free_all(curl_slist *list)
{
    static const auto call = real<decltype(curl_slist_free_all)>("curl_slist_free_all");
    call(list);
}
